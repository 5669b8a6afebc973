import { aborted, sleep } from "./abort.js";
import { type Answer, attempt, type Fetch, isUnsent, reason } from "./attempt.js";
import { backoffMs, LONGEST_HINT_MS, retryAfterMs } from "./backoff.js";
import { ConnectionError, MeterOrdersError } from "./errors.js";
import { emit, type Hooks, type ResponseEvent } from "./hooks.js";
import { describe, ending, isSafe, type Message, timeLeft } from "./message.js";

/** How patient a call is. */
export interface Patience {
  /** How many milliseconds one attempt may take, body included. Default: 30,000. */
  timeoutMs?: number | undefined;
  /** How many milliseconds all attempts and the waits between them may take. Default: no limit. */
  deadlineMs?: number | undefined;
  /** How often a failed attempt is repeated, where that is safe. Default: 2. */
  retries?: number | undefined;
}

/** How requests are sent. */
export interface ExchangeOptions extends Patience {
  /** Sends one request. Default: the global `fetch`, looked up anew for every request. */
  fetch?: Fetch | undefined;
  /** Called along with every attempt. */
  hooks?: Hooks | undefined;
}

const RETRYABLE = [408, 429, 500, 502, 503, 504];
let calls = 0;

/**
 * Sends a message until it is answered, or until repeating it would be wrong: a GET is repeated after a network error,
 * a timeout and the statuses 408, 429, 500, 502, 503 and 504; anything else only after 429, or when it provably never
 * reached the API.
 *
 * @param patience goes before what the options say. Its deadline is that of the message already.
 * @throws AbortError, TimeoutError or ConnectionError.
 */
export async function exchange(message: Message, options: ExchangeOptions, patience?: Patience): Promise<Answer> {
  const timeoutMs = patience?.timeoutMs ?? options.timeoutMs ?? 30_000;
  const retries = patience?.retries ?? options.retries ?? 2;
  if (!(timeoutMs > 0)) throw new TypeError("timeoutMs must be above 0");
  const { method, url, signal } = message;
  const { hooks } = options;
  message.call ??= ++calls;

  for (let failures = 0; ; failures++) {
    if (signal?.aborted) throw aborted(message);
    const sent = Date.now();
    const ms = Math.min(timeoutMs, timeLeft(message));
    message.attempts = (message.attempts ?? 0) + 1;
    const event = { call: message.call, method, url, attempt: message.attempts };
    emit(hooks?.onRequest, event);
    let answer: Answer | undefined;
    let error: MeterOrdersError | undefined;
    try {
      answer = await attempt(message, options.fetch, ms);
    } catch (cause) {
      error = cause instanceof MeterOrdersError ? cause : broken(message, cause);
    }
    const ended: ResponseEvent = { ...event, durationMs: Date.now() - sent };
    if (answer) ended.status = answer.response.status;
    if (error) ended.error = error.name;
    emit(hooks?.onResponse, ended);

    const delayMs = failures < retries ? delay(message, answer?.response, error, failures) : undefined;
    if (delayMs === undefined || delayMs > timeLeft(message)) {
      if (answer) return answer;
      throw error;
    }
    emit(hooks?.onRetry, { ...ended, delayMs });
    await sleep(delayMs, message);
  }
}

/** How long to wait before the next attempt; undefined when there must be none. */
function delay(
  message: Message,
  response: Response | undefined,
  error: MeterOrdersError | undefined,
  failures: number,
) {
  const safe = isSafe(message);
  if (!response) return error?.retryable && (safe || isUnsent(error.cause)) ? backoffMs(failures) : undefined;
  if (!(safe ? RETRYABLE.includes(response.status) : response.status === 429)) return undefined;
  const hint = retryAfterMs(response.headers) ?? 0;
  return hint > LONGEST_HINT_MS ? undefined : Math.max(backoffMs(failures), hint);
}

function broken(message: Message, cause: unknown): ConnectionError {
  const outcomeUnknown = !isSafe(message) && !isUnsent(cause);
  const details = { cause, retryable: true, attempts: message.attempts, outcomeUnknown };
  return new ConnectionError(`${describe(message)}: ${reason(cause)}${ending(details)}`, details);
}
