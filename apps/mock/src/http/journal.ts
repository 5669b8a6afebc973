import { MAX_REMEMBERED_CHARACTERS, MAX_REQUESTS } from "../limits.ts";
import type { HttpResponse, RawRequest } from "./messages.ts";

/** A handled request. Possible secrets are not kept: headers, bodies that contain tokens, some query parameters. */
export interface RequestRecord {
  /** When it arrived, in real time, as an ISO 8601 date-time. */
  at: string;
  method: string;
  /** The path and the query. */
  target: string;
  /** The body as it was sent. Undefined when there was none. */
  body?: string;
  status: number;
  /** How long the mock took to respond, in milliseconds. */
  duration: number;
  /** The error message of the response. Undefined when there was no error. */
  problem?: string;
  /** The ID of the world that it belongs to. Undefined when its credentials belong to none. */
  world?: string;
}

/** A record before it is read. Most never are, and formatting a timestamp takes time. */
interface Entry extends Omit<RequestRecord, "at"> {
  time: number;
}

/** Keeps the most recent requests. */
export class Journal {
  readonly #entries: Entry[] = [];
  readonly #listeners = new Set<(record: RequestRecord) => void>();

  /** Adds a request, and notifies the listeners. */
  add(request: RawRequest, response: HttpResponse, start: number, world: string | undefined): void {
    const body = readableBody(request);
    const problem = problemOf(response);
    const entry: Entry = {
      time: Date.now(),
      method: request.method,
      target: redacted(request.target).slice(0, MAX_REMEMBERED_CHARACTERS),
      ...(body !== undefined && { body }),
      status: response.status,
      duration: Math.round((performance.now() - start) * 1000) / 1000,
      ...(problem !== undefined && { problem }),
      ...(world !== undefined && { world }),
    };
    this.#entries.push(entry);
    if (this.#entries.length > MAX_REQUESTS) this.#entries.shift();
    for (const listener of this.#listeners) listener(toRecord(entry));
  }

  /** The most recent requests of one world or of all, oldest first. */
  list(world?: string): RequestRecord[] {
    return this.#entries.filter((entry) => world === undefined || entry.world === world).map(toRecord);
  }

  /** Removes the requests of one world, or of all. */
  clear(world?: string): void {
    const kept = world === undefined ? [] : this.#entries.filter((entry) => entry.world !== world);
    this.#entries.splice(0, this.#entries.length, ...kept);
  }

  /** Calls the listener after every request. */
  listen(listener: (record: RequestRecord) => void): void {
    this.#listeners.add(listener);
  }
}

function toRecord({ time, ...rest }: Entry): RequestRecord {
  return { at: new Date(time).toISOString(), ...rest };
}

/** Some clients send a token in the query, although the API accepts none there. */
function redacted(target: string): string {
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
