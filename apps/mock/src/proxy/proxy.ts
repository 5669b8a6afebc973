import { createErrorBodies, HttpError } from "../http/http-error.ts";
import { API_VERSION, type HttpResponse, type RawRequest } from "../http/messages.ts";
import type { RequestHandler } from "../http/pipeline.ts";
import { splitTarget } from "../http/router.ts";
import { FORWARD_TIMEOUT_MS } from "../limits.ts";
import type { Contract, Engine } from "../validation/operation.ts";
import { createDeviationLog, type Deviation } from "./deviations.ts";
import { forward, readUpstream, TOO_LARGE, toReply } from "./forward.ts";
import { callExample, createRedactor, credentialsIn } from "./redact.ts";
import { createMatcher, createValidator } from "./validate.ts";

export interface ProxyOptions {
  contract: Contract;
  /** Judges the requests. */
  engine: Engine;
  /**
   * The server to stand in front of. Its query goes along with every call; its credentials with the calls that have
   * none of their own. Neither is ever shown.
   */
  upstream: URL;
  /** Default: the global one. */
  fetch?: typeof fetch;
  /** How many milliseconds a forwarded call may take. Default: {@link FORWARD_TIMEOUT_MS}. */
  timeout?: number;
  /** Called with every kind of deviation when it is first found. */
  onDeviation?: (deviation: Deviation) => void;
}

/** Stands in front of a real server, changes nothing, and records what breaks the contract. */
export interface ContractProxy extends RequestHandler {
  /** The upstream's URL as it may be shown: without credentials and query. */
  upstream: string;
  /** Forwards a call and gives the upstream's answer, or 500 when there is none. Never rejects. */
  handle(request: RawRequest): Promise<HttpResponse>;
  /** How many calls came so far. */
  calls(): number;
  /** What was found so far, in the order in which it was first seen. */
  deviations(): Deviation[];
}

/**
 * Makes a proxy that checks both sides against the contract.
 *
 * @throws Error when the upstream is no http or https URL.
 */
export function createProxy(options: ProxyOptions): ContractProxy {
  const { contract, engine, fetch = globalThis.fetch, timeout = FORWARD_TIMEOUT_MS } = options;
  const upstream = readUpstream(options.upstream);
  const log = createDeviationLog(options.onDeviation);
  const locate = createMatcher(contract.operations);
  const judge = createValidator(contract, engine);
  const errorBody = createErrorBodies(contract.operations);
  let calls = 0;

  async function answered(call: RawRequest): Promise<HttpResponse> {
    calls += 1;
    const { path, search } = splitTarget(call.target);
    const located = locate(call.method, path);
    const redact = createRedactor([...upstream.secrets, ...credentialsIn(call.headers.authorization ?? "")]);
    const operation = redact(located.name);
    const example = redact(callExample(call.method, path, search, located.operation));
    const note = (side: Deviation["side"], rules: string[], status?: number) => {
      const found = { side, operation, example, ...(status !== undefined && { status }) };
      for (const rule of rules) log.add({ ...found, rule: redact(rule) });
    };

    note("request", await judge.request(call, located, search));
    if (call.body === "too large") return errorResponse(new HttpError(400, TOO_LARGE));
    const outcome = await forward(call, upstream.urlOf(path, search), { upstream, fetch, timeout });
    if ("failure" in outcome) {
      const message = redact(`The upstream failed: ${outcome.failure}.`);
      note("response", [message]);
      return errorResponse(new HttpError(500, message));
    }
    note("response", judge.answer(call, located, outcome), outcome.status);
    return toReply(call.method, outcome);
  }

  /** An answer of the proxy itself, in the API's own envelope. */
  function errorResponse({ status, message, headers }: HttpError): HttpResponse {
    const common = {
      [API_VERSION]: contract.spec.info.version,
      "access-control-allow-origin": "*",
      "content-type": "application/json",
    };
    return { status, headers: { ...headers, ...common }, body: errorBody(status, message) };
  }

  return {
    upstream: upstream.shown,
    errorResponse,
    handle: (call) => answered(call).catch((error) => errorResponse(failure(error))),
    calls: () => calls,
    deviations: () => log.list(),
  };
}

/** A fault of the proxy itself, the one thing worth a trace on the terminal. */
function failure(error: unknown): HttpError {
  console.error(error);
  return new HttpError(500, "The proxy itself failed; what it printed on its terminal says why.");
}
