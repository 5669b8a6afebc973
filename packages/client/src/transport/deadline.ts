import { AbortError, type FailureDetails, failureMessage, TimeoutError } from "../errors.js";

/** The longest delay of a timer in milliseconds; a longer one would fire immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What is known about a call while it waits, for the error with which the wait may end. */
export type Progress = Pick<FailureDetails, "attempts" | "outcomeUnknown">;

/** When a call ends at the latest: it is out of time, or its caller aborts it. */
export class Deadline {
  /** Names the call in error messages, such as `GET /meter-orders`. */
  readonly call: string;
  /** The signal of the caller. */
  readonly signal: AbortSignal | undefined;
  /** When the call is out of time, as returned by `Date.now()`; infinite without a limit. */
  readonly until: number;

  constructor(call: string, signal?: AbortSignal, deadlineMs = Number.POSITIVE_INFINITY) {
    if (!(deadlineMs > 0)) throw new TypeError("deadlineMs must be above 0");
    this.call = call;
    this.signal = signal;
    this.until = Date.now() + deadlineMs;
  }

  /** The remaining milliseconds. */
  get leftMs(): number {
    return this.until - Date.now();
  }

  /** @throws AbortError if the caller has aborted the call. */
  check(progress: Progress): void {
    if (this.signal?.aborted) throw this.#aborted(progress);
  }

  /**
   * Waits for a promise.
   *
   * @param ms for how long at most, in milliseconds.
   * @throws AbortError as soon as the caller aborts the call, TimeoutError after `ms`.
   */
  async race<T>(promise: Promise<T>, progress: Progress = {}, ms: number = this.leftMs): Promise<T> {
    const { signal } = this;
    let abort = () => {};
    let cancel = () => {};
    const over = new Promise<never>((_, reject) => {
      abort = () => reject(this.#aborted(progress));
      if (signal?.aborted) abort();
      signal?.addEventListener("abort", abort);
      cancel = startTimer(ms, () => reject(this.#late(progress, ms)));
    });
    try {
      return await Promise.race([promise, over]);
    } finally {
      cancel();
      signal?.removeEventListener("abort", abort);
    }
  }

  /** @throws AbortError as soon as the caller aborts the call, TimeoutError when the call is out of time. */
  async sleep(ms: number, progress?: Progress): Promise<void> {
    let cancel = () => {};
    const over = new Promise<void>((resolve) => {
      cancel = startTimer(ms, resolve);
    });
    await this.race(over, progress).finally(cancel);
  }

  #aborted(progress: Progress): AbortError {
    const details = { ...progress, cause: this.signal?.reason };
    return new AbortError(failureMessage(this.call, "aborted by the caller", details), details);
  }

  #late(progress: Progress, ms: number): TimeoutError {
    const details = { ...progress, retryable: true };
    return new TimeoutError(failureMessage(this.call, `no complete response within ${ms} ms`, details), details);
  }
}

/**
 * Calls back later, even much later. Returns a function that cancels this.
 *
 * @param ms the delay in milliseconds; an infinite one never ends.
 */
export function startTimer(ms: number, callback: () => void): () => void {
  if (ms === Number.POSITIVE_INFINITY) return () => {};
  let timer: ReturnType<typeof setTimeout>;
  const start = (leftMs: number) => {
    const next = () => (leftMs > LONGEST_TIMER_MS ? start(leftMs - LONGEST_TIMER_MS) : callback());
    timer = setTimeout(next, Math.min(leftMs, LONGEST_TIMER_MS));
  };
  start(ms);
  return () => clearTimeout(timer);
}

/** Creates a controller that a signal aborts, too, until it is released. */
export function linkedController(signal?: AbortSignal): [controller: AbortController, release: () => void] {
  const controller = new AbortController();
  const abort = () => controller.abort(signal?.reason);
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort);
  return [controller, () => signal?.removeEventListener("abort", abort)];
}
