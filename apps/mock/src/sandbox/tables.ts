/** Counted up whenever the tables change, so that a file of another version is told from a broken one. */
export const VERSION = 1;

/** Moments are milliseconds since 1970. Of an order's course, `move` holds every status it has had. */
export const TABLES = `
  CREATE TABLE world (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL, clock TEXT NOT NULL);
  CREATE TABLE meter_order (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    world INTEGER NOT NULL,
    id TEXT NOT NULL,
    subscription TEXT NOT NULL,
    customer TEXT NOT NULL,
    provider TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    held_from TEXT,
    due_at INTEGER
  );
  CREATE UNIQUE INDEX by_id ON meter_order (world, id);
  CREATE UNIQUE INDEX by_subscription ON meter_order (world, subscription);
  CREATE INDEX newest ON meter_order (world, created_at DESC, number DESC);
  CREATE INDEX by_status ON meter_order (world, status, created_at DESC, number DESC);
  CREATE INDEX by_customer ON meter_order (world, customer, created_at DESC, number DESC);
  CREATE INDEX due ON meter_order (world, due_at) WHERE due_at IS NOT NULL;
  CREATE TABLE move (
    meter_order INTEGER NOT NULL,
    step INTEGER NOT NULL,
    status TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (meter_order, step)
  ) WITHOUT ROWID;
`;
