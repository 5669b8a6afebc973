/** What is known about the failure of a call. Every {@link MeterOrdersError} has these properties. */
export interface FailureDetails {
  /** The HTTP status, if there was a response. */
  status?: number | undefined;
  /** The ID that the API gave the request. Quote it when you ask for help. */
  requestId?: string | undefined;
  /** The URL of a page about the error. */
  docs?: string | undefined;
  /** Whether the same call may succeed later. Default: false. */
  retryable?: boolean | undefined;
  /** How many times the request was sent; 0 if it was not sent, and for `waitUntil` as a whole. Default: 0. */
  attempts?: number | undefined;
  /** The wait that the API asked for, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** Whether the call may have taken effect although it failed. Only for requests that change something. Default: false. */
  outcomeUnknown?: boolean | undefined;
  /** The underlying error or abort reason. */
  cause?: unknown;
}

/** The same symbol in every copy of this package. */
const BRAND = Symbol.for("@meter-orders/client");

/**
 * The base class of all errors of this package. `instanceof` also recognizes errors of another copy of the package,
 * because it compares the kind of an error instead of the identity of its class.
 */
export class MeterOrdersError extends Error implements FailureDetails {
  /** What `instanceof` compares, and the `name` of the errors. */
  static readonly kind: string = "MeterOrdersError";
  /** Marks the classes of this package. */
  static readonly [BRAND] = true;
  declare readonly status: number | undefined;
  declare readonly requestId: string | undefined;
  declare readonly docs: string | undefined;
  declare readonly retryable: boolean;
  declare readonly attempts: number;
  declare readonly retryAfterMs: number | undefined;
  declare readonly outcomeUnknown: boolean;

  constructor(message: string, { cause, ...details }: FailureDetails = {}) {
    // One line, whatever the API sends: messages go to logs.
    super(message.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " "), { cause });
    Object.assign(this, { retryable: false, attempts: 0, outcomeUnknown: false }, details);
  }

  override get name(): string {
    return (this.constructor as typeof MeterOrdersError).kind;
  }

  /** For logs: `JSON.stringify` would omit the message. Omits the cause, which can be anything. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as Record<string, unknown>) };
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the class on the right of instanceof
    return isKindOf(this, value);
  }
}

function isKindOf(wanted: { kind: string } & object, value: unknown): boolean {
  // A subclass without a kind of its own is compared by identity, as usual.
  if (!Object.hasOwn(wanted, "kind")) return Function.prototype[Symbol.hasInstance].call(wanted, value);
  let type = value?.constructor as { kind?: unknown; [BRAND]?: true } | null | undefined;
  while (type?.[BRAND] && type.kind !== wanted.kind) type = Object.getPrototypeOf(type);
  return type?.[BRAND] === true;
}

/** The message of an error: the call, what happened, and what is known about it. */
export function failureMessage(call: string, what: string, details: FailureDetails): string {
  const { requestId, attempts = 0, outcomeUnknown } = details;
  const known = [requestId && `request ${requestId}`, attempts > 1 && `${attempts} attempts`].filter(Boolean);
  const ending = outcomeUnknown ? "; whether it took effect is unknown" : "";
  return `${call}: ${what}${known.length ? ` (${known.join(", ")})` : ""}${ending}`;
}

/** The API returned an error. Each of its codes has its own subclass; an unknown code is an instance of this class. */
export class ApiError extends MeterOrdersError {
  static override readonly kind: string = "ApiError";
  declare readonly status: number;
  /** The error code, such as `NOT_FOUND`. */
  readonly code: string;

  constructor(code: string, message: string, details?: FailureDetails) {
    super(message, details);
    this.code = code;
  }
}

/** The connection failed, or was interrupted before the response was complete. */
export class ConnectionError extends MeterOrdersError {
  static override readonly kind = "ConnectionError";
}

/** An attempt took longer than `timeoutMs`, or the whole call longer than `deadlineMs`. */
export class TimeoutError extends MeterOrdersError {
  static override readonly kind = "TimeoutError";
}

/** The caller's `signal` was aborted. Its reason is the `cause`. */
export class AbortError extends MeterOrdersError {
  static override readonly kind = "AbortError";
}

/** The response did not come from the API: HTML, invalid JSON, or a redirect. */
export class InvalidResponseError extends MeterOrdersError {
  static override readonly kind = "InvalidResponseError";
  declare readonly status: number;
  /** The first 2,048 characters of the response. */
  readonly text: string;

  constructor(message: string, text: string, details?: FailureDetails) {
    super(message, details);
    this.text = text.slice(0, 2048);
  }
}

/** Pagination is inconsistent: a cursor was returned twice, or `has_more` is true without a next cursor. */
export class PaginationError extends MeterOrdersError {
  static override readonly kind = "PaginationError";
}

/** There is no access token, so the request was not sent. The `cause` is the error of the token request, if any. */
export class TokenError extends MeterOrdersError {
  static override readonly kind = "TokenError";
}
