import { AbortError, TimeoutError } from "./errors.js";
import { describe, ending, isSafe, type Message, timeLeft } from "./message.js";

/** The longest time that a timer takes, in milliseconds; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** A controller that is aborted along with a signal, until it is let go. */
export function follow(signal: AbortSignal | undefined): [controller: AbortController, letGo: () => void] {
  const controller = new AbortController();
  const stop = () => controller.abort(signal?.reason);
  if (signal?.aborted) stop();
  signal?.addEventListener("abort", stop);
  return [controller, () => signal?.removeEventListener("abort", stop)];
}

/**
 * Waits for something on behalf of a call.
 *
 * @param ms for how many milliseconds at most. Default: until the call has to be over.
 * @param inFlight whether the call may take effect meanwhile.
 * @throws AbortError as soon as the caller's signal is aborted, TimeoutError when the time is over.
 */
export function waitFor<T>(
  promise: Promise<T>,
  message: Message,
  ms = timeLeft(message),
  inFlight = false,
): Promise<T> {
  const { signal } = message;
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<never>((_, reject) => {
    stop = () => reject(aborted(message, inFlight));
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
    if (ms <= LONGEST_TIMER_MS) timer = setTimeout(() => reject(late(message, ms, inFlight)), ms);
  });
  return Promise.race([promise, over]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", stop);
  });
}

/**
 * Sleeps.
 *
 * @throws AbortError as soon as the caller's signal is aborted.
 */
export async function sleep(ms: number, message: Message): Promise<void> {
  for (let left = ms; left > 0; left -= LONGEST_TIMER_MS) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const over = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, Math.min(left, LONGEST_TIMER_MS));
    });
    await waitFor(over, message).finally(() => clearTimeout(timer));
  }
}

/** The error for a call that its caller ended. */
export function aborted(message: Message, inFlight = false): AbortError {
  const details = { ...facts(message, inFlight), cause: message.signal?.reason };
  return new AbortError(`${describe(message)}: aborted by the caller${ending(details)}`, details);
}

function late(message: Message, ms: number, inFlight: boolean): TimeoutError {
  const details = { ...facts(message, inFlight), retryable: true };
  return new TimeoutError(`${describe(message)}: no complete answer within ${ms} ms${ending(details)}`, details);
}

function facts(message: Message, inFlight: boolean) {
  return { attempts: message.attempts ?? 0, outcomeUnknown: inFlight && !isSafe(message) };
}
