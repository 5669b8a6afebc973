import { timingSafeEqual } from "node:crypto";
import { HttpError } from "../http/http-error.ts";
import { signature } from "./digest.ts";
import type { Position } from "./list.ts";

/** Writes and reads cursors, which nobody else can make up. */
export interface Cursors {
  write(position: Position, world: number, parameters: Record<string, string>): string;
  /** @throws HttpError with 400 when it was altered, or belongs to another world or to other parameters. */
  read(cursor: string, world: number, parameters: Record<string, string>): Position;
}

/** Creates cursors that are signed with a key, and bound to the world and to every other parameter of the query. */
export function createCursors(key: string): Cursors {
  const seal = (position: string, world: number, parameters: Record<string, string>) => {
    const query = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1));
    return signature(JSON.stringify([position, world, query]), key).slice(0, SEAL_LENGTH);
  };

  return {
    write({ createdAt, number }, world, parameters) {
      const position = `${createdAt.toString(36)}.${number.toString(36)}`;
      return Buffer.from(`${position}.${seal(position, world, parameters)}`).toString("base64url");
    },
    read(cursor, world, parameters) {
      const [createdAt = "", number = ""] = Buffer.from(cursor, "base64url").toString().split(".");
      const position = { createdAt: Number.parseInt(createdAt, 36), number: Number.parseInt(number, 36) };
      if (equal(cursor, this.write(position, world, parameters))) return position;
      throw new HttpError(
        400,
        'Query parameter "cursor" must be the next_page of an earlier answer, unaltered, with every other parameter as it was.',
      );
    },
  };
}

/** 132 bits, far beyond guessing; more would only make cursors longer. */
const SEAL_LENGTH = 22;

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
