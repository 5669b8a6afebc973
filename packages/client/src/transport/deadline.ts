import { AbortError, type FailureDetails, failureMessage, TimeoutError } from "../errors.js";

/** The longest delay of a timer in milliseconds; a longer one would fire immediately. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** What is known about a call while it waits, for the error with which the wait may end. */
export type Progress = Pick<FailureDetails, "attempts" | "outcomeUnknown">;

/** When a call ends at the latest: it is out of time, or its caller aborts it. */
export class Deadline {
  readonly #name: () => string;
  readonly #signal: AbortSignal | undefined;
  readonly #ms: number;
  readonly #until: number;

  /**
   * @param name returns the name of the call for an error message, such as `GET /meter-orders`.
   * @param signal the signal of the caller.
   * @param ms the total timeout in milliseconds. Default: no limit.
   * @throws TypeError if the timeout is not above 0.
   */
  constructor(name: () => string, signal?: AbortSignal, ms = Infinity) {
    if (!(ms > 0)) throw new TypeError("deadlineMs must be above 0");
    this.#name = name;
    this.#signal = signal;
    this.#ms = ms;
    this.#until = Date.now() + ms;
  }

  /** The remaining milliseconds; infinite without a limit. */
  get leftMs(): number {
    return this.#until - Date.now();
  }

  /** @throws AbortError if the caller has aborted the call. */
  check(progress: Progress): void {
    if (this.#signal?.aborted) throw this.#aborted(progress);
  }

  /**
   * Waits for a promise. Returns any other value without a wait.
   *
   * @param timeoutMs for how long at most, in milliseconds. Default: until the call is out of time.
   * @throws AbortError as soon as the caller aborts the call; TimeoutError.
   */
  async race<T>(promise: T | Promise<T>, progress: Progress = {}, timeoutMs = Infinity): Promise<T> {
    if (!(promise instanceof Promise)) return promise;
    const { leftMs } = this;
    let abort = () => {};
    let cancel = () => {};
    const over = new Promise<never>((_, reject) => {
      abort = () => reject(this.#aborted(progress));
      if (this.#signal?.aborted) abort();
      this.#signal?.addEventListener("abort", abort);
      const late = () => reject(this.#late(progress, timeoutMs < leftMs ? timeoutMs : this.#ms));
      cancel = startTimer(Math.min(timeoutMs, leftMs), late);
    });
    try {
      return await Promise.race([promise, over]);
    } finally {
      cancel();
      this.#signal?.removeEventListener("abort", abort);
    }
  }

  /** @throws AbortError as soon as the caller aborts the call; TimeoutError when the call is out of time. */
  async sleep(ms: number, progress?: Progress): Promise<void> {
    let cancel = () => {};
    const over = new Promise<void>((resolve) => {
      cancel = startTimer(ms, resolve);
    });
    await this.race(over, progress).finally(cancel);
  }

  #aborted(progress: Progress): AbortError {
    const details = { ...progress, cause: this.#signal?.reason };
    return new AbortError(failureMessage(this.#name(), "aborted by the caller", details), details);
  }

  #late(progress: Progress, ms: number): TimeoutError {
    const details = { ...progress, retryable: true };
    return new TimeoutError(failureMessage(this.#name(), `no complete response within ${ms} ms`, details), details);
  }
}

/**
 * Calls back later, even much later. Returns a function that cancels this.
 *
 * @param ms the delay in milliseconds; an infinite one never ends.
 */
function startTimer(ms: number, callback: () => void): () => void {
  if (ms === Infinity) return () => {};
  let timer: ReturnType<typeof setTimeout>;
  const start = (leftMs: number) => {
    const next = () => (leftMs > LONGEST_TIMER_MS ? start(leftMs - LONGEST_TIMER_MS) : callback());
    timer = setTimeout(next, Math.min(Math.max(leftMs, 0), LONGEST_TIMER_MS));
  };
  start(ms);
  return () => clearTimeout(timer);
}
