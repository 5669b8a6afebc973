import { HttpError } from "../http/http-error.ts";
import { MAX_STORED_WORLDS, MAX_WORLDS } from "../limits.ts";
import type { Access } from "./access.ts";
import type { Setting } from "./setting.ts";
import { World, type WorldRow } from "./world.ts";

/** How many dropped worlds are remembered, to tell their tokens. */
const MAX_DROPPED = 100_000;

/** All worlds of a mock, which is never more than it can hold. */
export class Worlds {
  readonly #setting: Setting;
  readonly #isStored: boolean;
  /** The one that was not used for longest comes first. */
  readonly #worlds = new Map<string, World>();
  readonly #dropped = new Set<string>();
  #count: number;

  /** @param isStored whether the database is a file, in which worlds stay when memory is needed. */
  constructor(setting: Setting, isStored: boolean) {
    this.#setting = setting;
    this.#isStored = isStored;
    this.#count = setting.database.get<{ count: number }>("SELECT count(*) AS count FROM world")?.count ?? 0;
  }

  /**
   * The world that credentials lead to, a fresh one the first time.
   *
   * @throws HttpError with 409, once, when it was dropped to make room, or when there is no room for another.
   */
  enter({ id, label }: Pick<Access, "id" | "label">): World {
    const world = this.#worlds.get(id) ?? this.#load(id) ?? this.#create(id, label);
    this.#worlds.delete(id);
    this.#worlds.set(id, world);
    this.#makeRoom();
    return world;
  }

  /** A world by its id; undefined when there is none. Looking at it does not count as using it. */
  find(id: string): World | undefined {
    const known = this.#worlds.get(id) ?? this.#load(id);
    if (known && !this.#worlds.has(id)) {
      // Kept, because a second object for the same world would have other faults.
      this.#worlds.set(id, known);
      this.#makeRoom();
    }
    return known;
  }

  /** How many worlds there are. */
  get count(): number {
    return this.#count;
  }

  /** How many orders they have together. */
  get orders(): number {
    return this.#setting.database.orders;
  }

  /** The worlds, the one that was used last first; then those that only the file has, the newest first. */
  list(): Pick<World, "id" | "label">[] {
    const sql = "SELECT id, label FROM world ORDER BY number DESC LIMIT ?";
    const stored = this.#setting.database.all<Pick<World, "id" | "label">>(sql, MAX_WORLDS);
    const inMemory = [...this.#worlds.values()].toReversed();
    return [...inMemory, ...stored.filter(({ id }) => !this.#worlds.has(id))];
  }

  close(): void {
    this.#setting.database.close();
  }

  #load(id: string): World | undefined {
    if (!this.#isStored) return undefined;
    const row = this.#setting.database.get<WorldRow>("SELECT number, id, label, clock FROM world WHERE id = ?", id);
    return row && new World(this.#setting, row);
  }

  #create(id: string, label: string): World {
    if (this.#dropped.delete(id)) {
      throw new HttpError(
        409,
        `The orders of this token are gone: ${MAX_WORLDS} other tokens were used since. From now on it has fresh ones. Use fewer tokens, or keep the orders in a file with --db.`,
      );
    }
    if (this.#isStored && this.#count >= MAX_STORED_WORLDS) {
      throw new HttpError(409, `The file holds the orders of ${MAX_STORED_WORLDS} tokens, and takes no more.`);
    }
    const { database, freshClock } = this.#setting;
    const clock = JSON.stringify(freshClock());
    return database.transaction(() => {
      const number = database.run("INSERT INTO world (id, label, clock) VALUES (?, ?, ?)", id, label, clock);
      const world = new World(this.#setting, { number, id, label, clock });
      world.reset();
      this.#count++;
      return world;
    });
  }

  /** In a file the world stays, and is loaded when it is used again. */
  #makeRoom(): void {
    if (this.#worlds.size <= MAX_WORLDS) return;
    const [oldest] = this.#worlds.values();
    if (!oldest) return;
    this.#worlds.delete(oldest.id);
    if (this.#isStored) return;
    oldest.remove();
    this.#count--;
    if (this.#dropped.size >= MAX_DROPPED) this.#dropped.clear();
    this.#dropped.add(oldest.id);
  }
}
