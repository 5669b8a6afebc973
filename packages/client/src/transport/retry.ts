import { ConnectionError, failureMessage, MeterOrdersError } from "../errors.js";
import type { ClientOptions } from "../options.js";
import { backoffMs, LONGEST_RETRY_AFTER_MS, retryAfterMs } from "./backoff.js";
import type { Deadline } from "./deadline.js";
import { type ApiRequest, type ApiResponse, attempt, isSafe, isUnsent, nameOf, reasonOf } from "./fetch.js";
import { type AttemptEvent, emit, type Hooks, type ResponseEvent } from "./hooks.js";
import type { TokenSource } from "./tokens.js";

const RETRYABLE_STATUSES = [408, 429, 500, 502, 503, 504];
let calls = 0;

type SendOptions = Pick<ClientOptions, "fetch" | "hooks"> & { timeoutMs: number; retries: number };

/**
 * Sends a request until there is a response that is not worth a retry, or a retry would be unsafe. A GET request is
 * retried after a network error, a timeout, and the statuses 408, 429, 500, 502, 503, and 504; any other only after 429
 * or if it provably never reached the API. After a 401 it is sent once more if there is another token.
 *
 * @param tokens where the access token comes from; without it, the request is sent as it is.
 * @throws AbortError, TimeoutError, ConnectionError, or TokenError.
 */
export async function sendWithRetries(
  request: ApiRequest,
  deadline: Deadline,
  { timeoutMs, retries, fetch, hooks }: SendOptions,
  tokens?: TokenSource,
): Promise<ApiResponse> {
  if (!(timeoutMs > 0)) throw new TypeError("timeoutMs must be above 0");
  const { method, url } = request;
  const call = ++calls;
  let token = tokens && (await deadline.race(tokens.get()));
  let renewed = false;

  for (let attempts = 1, failures = 0; ; attempts++) {
    deadline.check({ attempts: attempts - 1 });
    const outcome = await observe({ call, method, url, attempt: attempts }, hooks, (progress) =>
      attempt(withToken(request, token), fetch, deadline, progress, timeoutMs),
    );
    const { answer, error, event } = outcome;
    if (answer?.response.status === 401 && tokens && token && !renewed) {
      const next = await deadline.race(tokens.renew(token), { attempts });
      if (next === token) return answer;
      token = next;
      renewed = true;
      failures = 0;
      continue;
    }
    const delayMs = failures < retries ? retryDelayMs(method, outcome, failures) : undefined;
    if (delayMs === undefined || delayMs > deadline.leftMs) {
      if (answer) return answer;
      throw error;
    }
    failures++;
    emit(hooks?.onRetry, { ...event, delayMs });
    await deadline.sleep(delayMs, { attempts });
  }
}

/** How an attempt ended: with a response or with an error. */
interface Outcome {
  answer?: ApiResponse;
  error?: MeterOrdersError;
  event: ResponseEvent;
}

/** Makes an attempt, and calls the hooks before and after it. */
async function observe(
  event: AttemptEvent,
  hooks: Hooks | undefined,
  run: (progress: { attempts: number; outcomeUnknown: boolean }) => Promise<ApiResponse>,
): Promise<Outcome> {
  const startedAt = Date.now();
  emit(hooks?.onRequest, event);
  const outcome: Outcome = { event: { ...event, durationMs: 0 } };
  try {
    outcome.answer = await run({ attempts: event.attempt, outcomeUnknown: !isSafe(event) });
    outcome.event.status = outcome.answer.response.status;
  } catch (cause) {
    const details = {
      cause,
      retryable: true,
      attempts: event.attempt,
      outcomeUnknown: !isSafe(event) && !isUnsent(cause),
    };
    outcome.error =
      cause instanceof MeterOrdersError
        ? cause
        : new ConnectionError(failureMessage(nameOf(event), reasonOf(cause), details), details);
    outcome.event.error = outcome.error.name;
  }
  outcome.event.durationMs = Date.now() - startedAt;
  emit(hooks?.onResponse, outcome.event);
  return outcome;
}

function withToken(request: ApiRequest, token: string | undefined): ApiRequest {
  return token ? { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } } : request;
}

/** How long to wait before the next attempt, in milliseconds; undefined if there must be none. */
function retryDelayMs(method: string, { answer, error }: Outcome, failures: number): number | undefined {
  const safe = isSafe({ method });
  if (!answer) return error?.retryable && (safe || isUnsent(error.cause)) ? backoffMs(failures) : undefined;
  const { status, headers } = answer.response;
  if (!(safe ? RETRYABLE_STATUSES.includes(status) : status === 429)) return undefined;
  const floorMs = retryAfterMs(headers) ?? 0;
  return floorMs > LONGEST_RETRY_AFTER_MS ? undefined : Math.max(backoffMs(failures), floorMs);
}
