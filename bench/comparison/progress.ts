/** Says on stderr what goes on; stdout is for the tables. */
export function progress(text: string): void {
  console.error(text);
}

/** Says how long something took. */
export async function timed<Result>(title: string, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  const result = await work();
  progress(`${title}: took ${Math.round((performance.now() - start) / 1_000)} s`);
  return result;
}
