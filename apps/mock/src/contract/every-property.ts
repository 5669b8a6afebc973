/** Every property in a document, however deep. */
export function* everyProperty(value: unknown): Generator<[string, unknown]> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield [name, inner];
    yield* everyProperty(inner);
  }
}
