/** How many values a cache keeps. */
const MAX_VALUES = 1_000;

/**
 * Keeps what was read until something changes. Following an order means reading it over and over, and reading it from
 * the database takes as long as everything else about the answer.
 */
export class ReadCache<Value> {
  readonly #values = new Map<string, Value>();
  #changes = 0;

  /** @param changes how often something has changed so far; whatever was read at another count is forgotten. */
  get(key: string, changes: number): Value | undefined {
    if (changes !== this.#changes) this.#values.clear();
    this.#changes = changes;
    return this.#values.get(key);
  }

  set(key: string, value: Value): Value {
    if (this.#values.size >= MAX_VALUES) this.#values.clear();
    this.#values.set(key, value);
    return value;
  }
}
