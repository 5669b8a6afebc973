import { type NamedSpec, type Raw, UserError, withoutSecrets } from "./load.ts";

export type Direction = "request" | "response";

/** No spec written for people comes near. One that multiplies by its references must not run forever. */
const MAX_SCHEMAS = 50_000;

/** Follows the references of a foreign spec. */
export class Reader {
  readonly name: string;
  readonly spec: Raw;
  #schemas = 0;

  constructor({ name, spec }: NamedSpec) {
    this.name = name;
    this.spec = spec;
  }

  /**
   * The final target of a reference, or the value itself if it is not a reference.
   *
   * @throws UserError if the reference is circular, external, or cannot be resolved.
   */
  resolve(value: Raw): Raw {
    const seen = new Set<Raw>();
    let target = value;
    while (typeof target?.$ref === "string") {
      if (seen.has(target)) throw new UserError(`${this.name}: ${target.$ref} is circular, it only leads to itself.`);
      seen.add(target);
      target = this.target(target.$ref);
    }
    return target;
  }

  target(reference: string): Raw {
    if (!reference.startsWith("#"))
      throw new UserError(
        `${this.name} refers to ${withoutSecrets(reference)}: bundle it into one file first, for example with \`redocly bundle\`.`,
      );
    const keys = reference.slice(1).split("/").slice(1).map(unescapePointer);
    let value = this.spec;
    for (const key of keys)
      value = value !== null && typeof value === "object" && Object.hasOwn(value, key) ? value[key] : undefined;
    if (value === undefined) throw new UserError(`${this.name}: ${reference} cannot be resolved.`);
    return value;
  }

  countSchema(): void {
    this.#schemas += 1;
    if (this.#schemas > MAX_SCHEMAS)
      throw new UserError(`${this.name} has more than ${MAX_SCHEMAS} schemas, counted along its references.`);
  }
}

function unescapePointer(key: string): string {
  const plain = key.includes("%") ? decodeURIComponent(key) : key;
  return plain.replaceAll("~1", "/").replaceAll("~0", "~");
}
