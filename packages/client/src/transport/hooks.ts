/** An attempt to send a request. Contains no headers and no body, and therefore no secrets. */
export interface AttemptEvent {
  /** Identifies the call: the same number for all of its attempts. */
  call: number;
  /** The HTTP method. */
  method: string;
  /** The full URL, including the query. */
  url: string;
  /** The number of the attempt, from 1. */
  attempt: number;
}

/** The end of an attempt. */
export interface ResponseEvent extends AttemptEvent {
  /** The time from the request to the end of the response body, in milliseconds. */
  durationMs: number;
  /** The HTTP status, if there was a response. */
  status?: number;
  /** The name of the error, if there was no response. */
  error?: string;
}

/** An attempt that failed and will be retried. */
export interface RetryEvent extends ResponseEvent {
  /** The wait before the next attempt, in milliseconds. */
  delayMs: number;
}

/** Callbacks for every attempt, including token requests. An error that a callback throws is ignored. */
export interface Hooks {
  /** Called before an attempt. */
  onRequest?: ((event: AttemptEvent) => void) | undefined;
  /** Called after an attempt, whether it succeeded or failed. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Called before the wait for the next attempt. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
}

/** Calls a hook if there is one. */
export function emit<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    (hook?.(event) as Promise<unknown> | undefined)?.catch?.(() => {});
  } catch {}
}
