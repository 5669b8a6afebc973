import { HttpError } from "../http/http-error.ts";
import { MAX_STORED_WORLDS, MAX_WORLDS } from "../limits.ts";
import type { Access } from "./access.ts";
import type { SandboxConfig } from "./sandbox-config.ts";
import { World, type WorldRow } from "./world.ts";

/** How many evicted sandboxes are remembered, to inform their tokens. */
const MAX_EVICTED = 100_000;

/** The sandboxes of a mock, at most as many as it can hold. */
export class Worlds {
  readonly #config: SandboxConfig;
  readonly #isStored: boolean;
  /** Least recently used first. */
  readonly #worlds = new Map<string, World>();
  readonly #evicted = new Set<string>();
  #count: number;

  /** @param isStored whether the database is a file, which keeps the sandboxes that are evicted from memory. */
  constructor(config: SandboxConfig, isStored: boolean) {
    this.#config = config;
    this.#isStored = isStored;
    this.#count = config.database.get<{ count: number }>("SELECT count(*) AS count FROM world")?.count ?? 0;
  }

  /**
   * The sandbox of credentials. It is created the first time.
   *
   * @throws HttpError with 409, once, when the sandbox was evicted, or when there is no room for another.
   */
  enter({ id, label }: Pick<Access, "id" | "label">): World {
    const world = this.#worlds.get(id) ?? this.#load(id) ?? this.#create(id, label);
    this.#worlds.delete(id);
    this.#worlds.set(id, world);
    this.#evict();
    return world;
  }

  /** Finds a sandbox by its ID. This does not count as use. */
  find(id: string): World | undefined {
    const known = this.#worlds.get(id) ?? this.#load(id);
    if (known && !this.#worlds.has(id)) {
      // Kept, because another object for the same sandbox would have other faults.
      this.#worlds.set(id, known);
      this.#evict();
    }
    return known;
  }

  /** The number of sandboxes. */
  get count(): number {
    return this.#count;
  }

  /** The number of orders in all sandboxes. */
  get orders(): number {
    return this.#config.database.orders;
  }

  /** The sandboxes, most recently used first; then those that only the file has, newest first. */
  list(): Pick<World, "id" | "label">[] {
    const sql = "SELECT id, label FROM world ORDER BY number DESC LIMIT ?";
    const stored = this.#config.database.all<Pick<World, "id" | "label">>(sql, MAX_WORLDS);
    const inMemory = [...this.#worlds.values()].toReversed();
    return [...inMemory, ...stored.filter(({ id }) => !this.#worlds.has(id))];
  }

  close(): void {
    this.#config.database.close();
  }

  #load(id: string): World | undefined {
    if (!this.#isStored) return undefined;
    const row = this.#config.database.get<WorldRow>("SELECT number, id, label, clock FROM world WHERE id = ?", id);
    return row && new World(this.#config, row);
  }

  #create(id: string, label: string): World {
    if (this.#evicted.delete(id)) {
      throw new HttpError(
        409,
        `The sandbox of this token was evicted because ${MAX_WORLDS} other tokens were used since. It has been reset. Use fewer tokens, or persist the orders with --db.`,
      );
    }
    if (this.#isStored && this.#count >= MAX_STORED_WORLDS) {
      throw new HttpError(
        409,
        `The file already holds ${MAX_STORED_WORLDS} sandboxes. Use fewer tokens, or another file.`,
      );
    }
    const { database, initialClock } = this.#config;
    const clock = JSON.stringify(initialClock());
    return database.transaction(() => {
      const number = database.run("INSERT INTO world (id, label, clock) VALUES (?, ?, ?)", id, label, clock);
      const world = new World(this.#config, { number, id, label, clock });
      world.reset();
      this.#count++;
      return world;
    });
  }

  /** A file keeps the evicted sandbox, which is loaded when it is used again. */
  #evict(): void {
    if (this.#worlds.size <= MAX_WORLDS) return;
    const [oldest] = this.#worlds.values();
    if (!oldest) return;
    this.#worlds.delete(oldest.id);
    if (this.#isStored) return;
    oldest.remove();
    this.#count--;
    if (this.#evicted.size >= MAX_EVICTED) this.#evicted.clear();
    this.#evicted.add(oldest.id);
  }
}
