import { DatabaseSync, type StatementSync } from "node:sqlite";
import { TABLES, VERSION } from "./tables.ts";

/** How many prepared statements are kept. Lists alone have millions of shapes. */
const MAX_STATEMENTS = 200;

export type Value = string | number | null;

/** The orders of all worlds, in memory or in a file. */
export class Database {
  /** How many orders there are, counted here because SQLite would have to look at each of them. */
  orders = 0;
  readonly #connection: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /**
   * @param file default: in memory.
   * @throws Error when the file cannot be used; the message names it and the remedy.
   */
  constructor(file = ":memory:") {
    let connection: DatabaseSync | undefined;
    try {
      connection = new DatabaseSync(file);
      this.#connection = connection;
      connection.exec("PRAGMA locking_mode = EXCLUSIVE");
      // Looked at before anything is written: a file of somebody else stays as it is.
      const isNew = this.#isNew();
      // A killed process loses nothing that was committed; only a power cut may cost the last moments.
      connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
      if (isNew) this.transaction(() => this.#connection.exec(`${TABLES} PRAGMA user_version = ${VERSION};`));
      this.orders = this.get<{ count: number }>("SELECT count(*) AS count FROM meter_order")?.count ?? 0;
    } catch (error) {
      connection?.close();
      throw new Error(`${file} cannot be used: ${reason(error as Error)}`, { cause: error });
    }
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** Like `all`, but with each row as a list of its values. */
  rows<Row extends Value[]>(sql: string, ...values: Value[]): Row[] {
    const statement = this.#prepare(sql);
    statement.setReturnArrays(true);
    return statement.all(...values) as unknown as Row[];
  }

  get<Row>(sql: string, ...values: Value[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  /** Returns the number of the row that was inserted last. */
  run(sql: string, ...values: Value[]): number {
    return Number(this.#prepare(sql).run(...values).lastInsertRowid);
  }

  /** Does all of it or, when it throws, nothing. */
  transaction<Result>(work: () => Result): Result {
    if (this.#connection.isTransaction) return work();
    this.#connection.exec("BEGIN IMMEDIATE");
    const { orders } = this;
    try {
      const result = work();
      this.#connection.exec("COMMIT");
      return result;
    } catch (error) {
      this.#connection.exec("ROLLBACK");
      this.orders = orders;
      throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    if (this.#connection.isOpen) this.#connection.close();
  }

  #isNew(): boolean {
    const version = this.get<{ user_version: number }>("PRAGMA user_version")?.user_version;
    if (version === VERSION) return false;
    const tables = this.get<{ count: number }>("SELECT count(*) AS count FROM sqlite_schema")?.count;
    if (version === 0 && tables === 0) return true;
    throw new Error("it was not written by this version of the mock");
  }

  #prepare(sql: string): StatementSync {
    const prepared = this.#statements.get(sql);
    if (prepared) return prepared;
    if (this.#statements.size >= MAX_STATEMENTS) this.#statements.clear();
    const statement = this.#connection.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}

function reason({ message }: Error): string {
  if (message.includes("not a database")) return "it is no database. Choose another file.";
  if (message.includes("locked")) return "another process has it open. Close that, or choose another file.";
  if (message.includes("unable to open")) return "its folder does not exist or cannot be written to.";
  return `${message}. Choose another file, or delete this one.`;
}
