/** What is known about a failed call, whatever failed. */
export interface FailureDetails {
  /** The HTTP status of the answer, if there was one. */
  status?: number | undefined;
  /** The API's id of the call. Quote it when you ask for help. */
  requestId?: string | undefined;
  /** A page about the error. */
  docs?: string | undefined;
  /** Whether the same call may succeed later. */
  retryable?: boolean | undefined;
  /** How often the request was sent. 0 when it never was, and for a wait as a whole. */
  attempts?: number | undefined;
  /** How many milliseconds the API asked to wait before the next try. */
  retryAfterMs?: number | undefined;
  /** Whether the call may have taken effect although it failed. Only ever true for a call that changes something. */
  outcomeUnknown?: boolean | undefined;
  /** What lies behind the failure. */
  cause?: unknown;
}

/** The same in every copy of this package. */
const BRAND = Symbol.for("@meter-orders/client");

/**
 * Every error of this package. `instanceof` also recognises errors of another copy of the package, because it goes by
 * the kind of an error and not by the identity of its class.
 */
export class MeterOrdersError extends Error implements FailureDetails {
  /** What `instanceof` goes by, and the name of the errors. */
  static readonly kind: string = "MeterOrdersError";
  /** Tells the classes of this package from others. */
  static readonly [BRAND] = true;
  declare readonly status: number | undefined;
  declare readonly requestId: string | undefined;
  declare readonly docs: string | undefined;
  declare readonly retryable: boolean;
  declare readonly attempts: number;
  declare readonly retryAfterMs: number | undefined;
  declare readonly outcomeUnknown: boolean;

  constructor(message: string, { cause, ...facts }: FailureDetails = {}) {
    // One line, whatever the API says: messages are for logs.
    super(message.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " "), { cause });
    Object.assign(this, { retryable: false, attempts: 0, outcomeUnknown: false }, facts);
  }

  override get name(): string {
    return (this.constructor as typeof MeterOrdersError).kind;
  }

  /** For logs: `JSON.stringify` would otherwise leave the message out. The cause stays out, it may be anything. */
  toJSON(): Record<string, unknown> {
    return { name: this.name, message: this.message, ...(this as Record<string, unknown>) };
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // biome-ignore lint/complexity/noThisInStatic: the class asked for is whichever stands right of instanceof
    return isKindOf(this, value);
  }
}

function isKindOf(wanted: { kind: string } & object, value: unknown): boolean {
  // A subclass that names no kind of its own is told by its identity, as usual.
  if (!Object.hasOwn(wanted, "kind")) return Function.prototype[Symbol.hasInstance].call(wanted, value);
  let type = value?.constructor as { kind?: unknown; [BRAND]?: true } | null | undefined;
  while (type?.[BRAND] && type.kind !== wanted.kind) type = Object.getPrototypeOf(type);
  return type?.[BRAND] === true;
}

/**
 * The API answered with an error, in its own envelope. Each of its codes has a class of its own; a code that this
 * package does not know arrives as this one.
 */
export class ApiError extends MeterOrdersError {
  static override readonly kind: string = "ApiError";
  declare readonly status: number;
  /** The API's code, such as `NOT_FOUND`. */
  readonly code: string;

  constructor(code: string, message: string, details?: FailureDetails) {
    super(message, details);
    this.code = code;
  }
}

/** No connection, or one that broke before the answer was complete. */
export class ConnectionError extends MeterOrdersError {
  static override readonly kind = "ConnectionError";
}

/** An attempt took longer than `timeoutMs`, or all of them took longer than `deadlineMs`. */
export class TimeoutError extends MeterOrdersError {
  static override readonly kind = "TimeoutError";
}

/** The caller's signal was aborted; its reason is the `cause`. Its name is `AbortError`, as everywhere. */
export class AbortError extends MeterOrdersError {
  static override readonly kind = "AbortError";
}

/** The answer is not what the API gives: a page of HTML, broken JSON, a redirect. */
export class UnreadableError extends MeterOrdersError {
  static override readonly kind = "UnreadableError";
  declare readonly status: number;
  /** The first 2,048 characters of the answer. */
  readonly text: string;

  constructor(message: string, text: string, details?: FailureDetails) {
    super(message, details);
    this.text = text.slice(0, 2048);
  }
}

/** A list that cannot be walked to its end: the same cursor came twice, or none although there is more. */
export class PaginationError extends MeterOrdersError {
  static override readonly kind = "PaginationError";
}

/** There is no access token, and so the call was not made. The `cause` tells why, if the token endpoint said so. */
export class TokenError extends MeterOrdersError {
  static override readonly kind = "TokenError";
}
