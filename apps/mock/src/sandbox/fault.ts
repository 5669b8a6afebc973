import { HTTP_ERROR_STATUSES } from "../http/http-error.ts";
import { LOSSES, type Loss } from "../http/messages.ts";
import { splitOnce } from "../text.ts";

/** An injected failure of a request or its response. */
export interface Fault {
  /** The operationId of the requests. Default: all. */
  operation?: string;
  /** The status to return. The request then has no effect. */
  status?: number;
  /** The value of `Retry-After`, in seconds. Default with status 429: 1. */
  retryAfter?: number;
  /** The delay of the response, in milliseconds. */
  latency?: number;
  /** How the response is lost. The request has taken effect by then. */
  loss?: Loss;
  /** How many times it happens. Default: always. */
  times?: number;
  /** The probability each time, from 0 to 1. Default: 1. */
  probability?: number;
}

/** Statuses of gateways in front of an API. They return their own page, not an error of the API. */
export const GATEWAY_STATUSES: readonly number[] = [502, 503, 504];

/**
 * Reads a fault, such as `status=429 retry-after=2 times=3`, `latency=250ms`, or `drop probability=0.1`. Its parts are
 * separated by spaces or commas.
 *
 * @throws RangeError that names the invalid part and the valid ones.
 */
export function readFault(text: string): Fault {
  const parts = text.split(/[\s,]+/).filter(Boolean);
  const fault = Object.assign({}, ...parts.map(readPart)) as Fault;
  if (fault.status !== undefined && fault.loss !== undefined) {
    throw new RangeError(
      `The fault "${text}" contradicts itself: with a status, the request has no effect; with ${fault.loss}, it has.`,
    );
  }
  if (fault.status !== undefined || fault.latency !== undefined || fault.loss !== undefined) return fault;
  throw new RangeError(`The fault "${text}" has no effect; add status=…, latency=…, drop, truncate, or stall.`);
}

/**
 * Reads a fault from its text, or validates it as an object.
 *
 * @throws RangeError like {@link readFault}.
 */
export function toFault(fault: Fault | string): Fault {
  return readFault(typeof fault === "string" ? fault : writeFault(fault));
}

/** Writes a fault as text, as {@link readFault} reads it. */
export function writeFault({ operation, status, retryAfter, latency, loss, times, probability }: Fault): string {
  const delay = latency === undefined ? undefined : `${latency}ms`;
  const values = { operation, status, "retry-after": retryAfter, latency: delay, times, probability };
  const named = Object.entries(values).filter(([, value]) => value !== undefined);
  return [...(loss === undefined ? [] : [loss]), ...named.map(([name, value]) => `${name}=${value}`)].join(" ");
}

function readPart(part: string): Fault {
  const [name, value] = splitOnce(part, "=");
  if (LOSSES.includes(name as Loss) && value === "") return { loss: name as Loss };
  const read = Object.hasOwn(READERS, name) ? READERS[name] : undefined;
  if (read) return read(value);
  throw new RangeError(`A fault has no part "${name}"; use ${[...Object.keys(READERS), ...LOSSES].join(", ")}.`);
}

const READERS: Record<string, (value: string) => Fault> = {
  status: (value) => ({ status: readStatus(value) }),
  "retry-after": (value) => ({ retryAfter: number("retry-after", value, 0, 86_400) }),
  latency: (value) => ({ latency: readLatency(value) }),
  times: (value) => ({ times: number("times", value, 1, 1_000_000) }),
  probability: (value) => ({ probability: number("probability", value, 0, 1, /^\d(\.\d+)?$/) }),
  operation: (value) => ({ operation: value }),
};

function readStatus(value: string): number {
  const statuses = [...HTTP_ERROR_STATUSES, ...GATEWAY_STATUSES];
  const status = statuses.find((candidate) => String(candidate) === value);
  if (status !== undefined) return status;
  throw new RangeError(`status must be one of ${statuses.join(", ")}, not "${value}".`);
}

const LATENCY_UNITS: Record<string, number> = { ms: 1, s: 1_000, m: 60_000 };

/** Up to ten minutes, which is longer than any client waits. */
function readLatency(value: string): number {
  const [, amount, unit = ""] = /^(\d+(?:\.\d+)?)(ms|s|m)$/.exec(value) ?? [];
  const latency = Math.round(Number(amount) * (LATENCY_UNITS[unit] ?? Number.NaN));
  if (latency <= 600_000) return latency;
  throw new RangeError(`latency must be at most 10m, such as 250ms or 2s, not "${value}".`);
}

function number(name: string, value: string, least: number, most: number, form = /^\d+$/): number {
  const amount = Number(value);
  if (form.test(value) && amount >= least && amount <= most) return amount;
  throw new RangeError(`${name} must be a number from ${least} to ${most}, not "${value}".`);
}
