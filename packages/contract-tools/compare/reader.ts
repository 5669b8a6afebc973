import { type Description, type Raw, withoutSecrets } from "./load.ts";
import { Mistake } from "./mistake.ts";

export type Direction = "request" | "response";

/** No description written for people comes near; one that multiplies by its references must not run for ever. */
const most = 50_000;

/** Follows the references of one description. */
export class Reader {
  readonly description: Description;
  #schemas = 0;

  constructor(description: Description) {
    this.description = description;
  }

  get document(): Raw {
    return this.description.document;
  }

  /** What a reference leads to in the end, or the value itself when it is none. */
  resolve(value: Raw): Raw {
    const seen = new Set<Raw>();
    let target = value;
    while (typeof target?.$ref === "string") {
      if (seen.has(target)) throw new Mistake(`${this.#name}: ${target.$ref} is circular, it leads only to itself.`);
      seen.add(target);
      target = this.target(target.$ref);
    }
    return target;
  }

  target(reference: string): Raw {
    if (!reference.startsWith("#")) throw new Mistake(this.#external(reference));
    const keys = reference.slice(1).split("/").slice(1).map(unescapePointer);
    let value = this.document;
    for (const key of keys)
      value = value !== null && typeof value === "object" && Object.hasOwn(value, key) ? value[key] : undefined;
    if (value === undefined) throw new Mistake(`${this.#name}: ${reference} leads nowhere.`);
    return value;
  }

  countSchema(): void {
    this.#schemas += 1;
    if (this.#schemas > most)
      throw new Mistake(`${this.#name} has more than ${most} schemas, counted along its references.`);
  }

  get #name(): string {
    return this.description.name;
  }

  #external(reference: string): string {
    const target = withoutSecrets(reference);
    return `${this.#name} refers to ${target}: bundle it into one file first, for example with \`redocly bundle\`.`;
  }
}

function unescapePointer(key: string): string {
  const plain = key.includes("%") ? decodeURIComponent(key) : key;
  return plain.replaceAll("~1", "/").replaceAll("~0", "~");
}
