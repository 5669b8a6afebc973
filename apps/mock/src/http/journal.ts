import { MAX_REMEMBERED_CHARACTERS, MAX_REQUESTS } from "../limits.ts";
import type { HttpResponse, RawRequest } from "./messages.ts";

/** A request that was answered. What could be a secret is not kept: headers, bodies that hold tokens, some queries. */
export interface RequestRecord {
  /** When it came, in actual time. */
  at: string;
  method: string;
  /** The path and the query. */
  target: string;
  /** The body as it came; undefined when there was none. */
  body?: string;
  status: number;
  /** How many milliseconds the mock took to answer. */
  duration: number;
  /** What the answer said was wrong; undefined when nothing was. */
  problem?: string;
  /** The id of the world that it belongs to; undefined when its credentials lead to none. */
  world?: string;
}

/** A record before it is read. Most never are, and writing a moment takes a while. */
interface Entry extends Omit<RequestRecord, "at"> {
  time: number;
}

/** Remembers the last requests. */
export class Journal {
  readonly #entries: Entry[] = [];
  readonly #listeners = new Set<(record: RequestRecord) => void>();

  /** Writes a request down, and tells whoever listens. */
  add(call: RawRequest, reply: HttpResponse, start: number, world: string | undefined): void {
    const body = readableBody(call);
    const problem = problemOf(reply);
    const entry: Entry = {
      time: Date.now(),
      method: call.method,
      target: withoutSecrets(call.target).slice(0, MAX_REMEMBERED_CHARACTERS),
      ...(body !== undefined && { body }),
      status: reply.status,
      duration: Math.round((performance.now() - start) * 1000) / 1000,
      ...(problem !== undefined && { problem }),
      ...(world !== undefined && { world }),
    };
    this.#entries.push(entry);
    if (this.#entries.length > MAX_REQUESTS) this.#entries.shift();
    for (const listener of this.#listeners) listener(toRecord(entry));
  }

  /** The last requests, of one world or of all, the oldest first. */
  list(world?: string): RequestRecord[] {
    return this.#entries.filter((entry) => world === undefined || entry.world === world).map(toRecord);
  }

  /** Forgets the requests of one world, or all. */
  clear(world?: string): void {
    const kept = world === undefined ? [] : this.#entries.filter((entry) => entry.world !== world);
    this.#entries.splice(0, this.#entries.length, ...kept);
  }

  /** Calls back after every request. */
  listen(listener: (record: RequestRecord) => void): void {
    this.#listeners.add(listener);
  }
}

function toRecord({ time, ...rest }: Entry): RequestRecord {
  return { at: new Date(time).toISOString(), ...rest };
}

/** Some callers send a token in the query, though the API takes none there. */
function withoutSecrets(target: string): string {
  if (!target.includes("?")) return target;
  return target.replaceAll(/([?&][^=&]*(?:token|secret|key|password|auth)[^=&]*=)[^&]*/gi, "$1…");
}

function readableBody({ target, body }: RawRequest): string | undefined {
  if (body === "too large" || body.length === 0 || !target.startsWith("/meter-orders")) return undefined;
  return Buffer.from(body.subarray(0, MAX_REMEMBERED_CHARACTERS)).toString();
}

function problemOf({ status, body }: HttpResponse): string | undefined {
  if (status < 400) return undefined;
  const { message } = (body ?? {}) as { message?: string };
  return message?.slice(0, MAX_REMEMBERED_CHARACTERS);
}
