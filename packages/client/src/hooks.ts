/** One attempt of one call. Holds no headers and no bodies, and so no secrets. */
export interface AttemptEvent {
  /** The same for all attempts of a call. */
  call: number;
  method: string;
  url: string;
  /** From 1. */
  attempt: number;
}

/** How an attempt ended. */
export interface ResponseEvent extends AttemptEvent {
  /** From the request to the end of the body, in milliseconds. */
  durationMs: number;
  /** The HTTP status, if there was an answer. */
  status?: number;
  /** The name of the error, if there was none. */
  error?: string;
}

/** An attempt that will be repeated. */
export interface RetryEvent extends ResponseEvent {
  /** How many milliseconds until the next attempt. */
  delayMs: number;
}

/** Called along with every attempt. What a hook throws is ignored: watching a call must not break it. */
export interface Hooks {
  /** Before an attempt. */
  onRequest?: ((event: AttemptEvent) => void) | undefined;
  /** After an attempt, whatever became of it. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Before the wait for another attempt. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
}

/** Calls a hook, if there is one. */
export function emit<Event>(hook: ((event: Event) => unknown) | undefined, event: Event): void {
  try {
    (hook?.(event) as Promise<unknown> | undefined)?.catch?.(() => {});
  } catch {}
}
