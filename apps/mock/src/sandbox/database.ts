import { DatabaseSync, type StatementSync } from "node:sqlite";

/** Increased with every change of the tables, to recognize a file of another version. */
const SCHEMA_VERSION = 2;

/**
 * An order is one JSON document. The other columns are read from it by SQLite: what is filtered, sorted, or scheduled.
 * Times are milliseconds since 1970.
 */
const TABLES = `
  CREATE TABLE world (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, clock TEXT NOT NULL);
  CREATE TABLE meter_order (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    world INTEGER NOT NULL,
    id TEXT NOT NULL AS (document ->> 'id') STORED,
    subscription TEXT NOT NULL AS (document ->> 'subscription') STORED,
    customer TEXT NOT NULL AS (document ->> 'customer') STORED,
    provider TEXT NOT NULL AS (document ->> 'provider') STORED,
    status TEXT NOT NULL AS (coalesce(document ->> 'hold', document ->> 'status')) STORED,
    created_at INTEGER NOT NULL AS (document ->> 'created_at') STORED,
    updated_at INTEGER NOT NULL AS (document ->> 'updated_at') STORED,
    due_at INTEGER AS (document ->> 'due_at') STORED,
    document TEXT NOT NULL
  );
  CREATE UNIQUE INDEX by_id ON meter_order (world, id);
  CREATE UNIQUE INDEX by_subscription ON meter_order (world, subscription);
  CREATE INDEX newest ON meter_order (world, created_at DESC, number DESC);
  CREATE INDEX by_status ON meter_order (world, status, created_at DESC, number DESC);
  CREATE INDEX by_customer ON meter_order (world, customer, created_at DESC, number DESC);
  CREATE INDEX due ON meter_order (world, due_at) WHERE due_at IS NOT NULL;
`;

/** How many prepared statements are kept. Lists alone have millions of different ones. */
const MAX_STATEMENTS = 200;

export type Value = string | number | null;

/** The state of all sandboxes, in memory or in a file. */
export class Database {
  /** How many orders there are. Counted here, because SQLite would have to read every one. */
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
      // Checked before the first write, so that a file of another program stays as it is.
      const isNew = this.#isNew();
      // A killed process loses nothing that was committed; only a power failure may lose the last changes.
      connection.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
      if (isNew) this.transaction(() => this.#connection.exec(`${TABLES} PRAGMA user_version = ${SCHEMA_VERSION};`));
      this.orders = this.get<{ count: number }>("SELECT count(*) AS count FROM meter_order")?.count ?? 0;
    } catch (error) {
      connection?.close();
      throw new Error(`${file} cannot be used: ${reason(error as Error)}`, { cause: error });
    }
  }

  all<Row>(sql: string, ...values: Value[]): Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  /** Like `all`, but with each row as an array of its values, which takes half as long. */
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

  /** Does all of the work or, when it throws, none of it. */
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
    if (version === SCHEMA_VERSION) return false;
    const tables = this.all<{ name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table'");
    if (version === 0 && tables.length === 0) return true;
    const isOurs = ["world", "meter_order"].every((name) => tables.some((table) => table.name === name));
    throw new Error(isOurs ? "another version of the mock wrote it" : "not a database of this mock");
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
  if (message.includes("not a database")) return "it is not a database of this mock. Choose another file.";
  if (message.includes("locked")) return "another process has it open. Close that process, or choose another file.";
  if (message.includes("unable to open")) return "its folder does not exist or is not writable.";
  return `${message}. Delete it, or choose another file.`;
}
