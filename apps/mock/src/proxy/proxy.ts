import { createErrorBodies, HttpError } from "../http/http-error.ts";
import { API_VERSION, type HttpResponse, type RawRequest, type RequestHandler } from "../http/messages.ts";
import { splitTarget } from "../http/router.ts";
import { FORWARD_TIMEOUT_MS } from "../limits.ts";
import type { Contract, Engine } from "../validation/operation.ts";
import { createDeviationLog, type Deviation } from "./deviations.ts";
import { forward, readUpstream, TOO_LARGE, toResponse } from "./forward.ts";
import { createRedactor, credentialsIn, requestExample } from "./redact.ts";
import { createMatcher, createValidator } from "./validate.ts";

export interface ProxyOptions {
  contract: Contract;
  /** Validates the requests. */
  engine: Engine;
  /**
   * The server to forward to. Its query is added to every request, and its credentials to requests without any. Neither
   * is ever shown.
   */
  upstream: URL;
  /** Default: the global one. */
  fetch?: typeof fetch;
  /** The time limit of a forwarded request, in milliseconds. Default: {@link FORWARD_TIMEOUT_MS}. */
  timeout?: number;
  /** Called when a kind of deviation is first found. */
  onDeviation?: (deviation: Deviation) => void;
}

/** Forwards requests unchanged, and records what violates the contract. */
export interface ContractProxy extends RequestHandler {
  /** The URL of the upstream as it may be shown, without credentials and query. */
  upstream: string;
  /** The number of requests so far. */
  calls(): number;
  /** The deviations so far, in the order in which they were first found. */
  deviations(): Deviation[];
}

/**
 * Creates a validating proxy. Its responses are those of the upstream, or 500 when there is none.
 *
 * @throws Error when the upstream is not an http or https URL.
 */
export function createProxy(options: ProxyOptions): ContractProxy {
  const { contract, engine, fetch = globalThis.fetch, timeout = FORWARD_TIMEOUT_MS } = options;
  const upstream = readUpstream(options.upstream);
  const log = createDeviationLog(options.onDeviation);
  const matchOperation = createMatcher(contract.operations);
  const validator = createValidator(contract, engine);
  const errorBody = createErrorBodies(contract.operations);
  let calls = 0;

  async function run(request: RawRequest): Promise<HttpResponse> {
    calls += 1;
    const { path, search } = splitTarget(request.target);
    const match = matchOperation(request.method, path);
    const redact = createRedactor([...upstream.secrets, ...credentialsIn(request.headers.authorization ?? "")]);
    const operation = redact(match.name);
    const example = redact(requestExample(request.method, path, search, match.operation));
    const record = (side: Deviation["side"], rules: string[], status?: number) => {
      const found = { side, operation, example, ...(status !== undefined && { status }) };
      for (const rule of rules) log.add({ ...found, rule: redact(rule) });
    };

    record("request", await validator.request(request, match, search));
    if (request.body === "too large") return errorResponse(new HttpError(400, TOO_LARGE));
    const outcome = await forward(request, upstream.urlOf(path, search), { upstream, fetch, timeout });
    if ("failure" in outcome) {
      const message = redact(`The upstream failed: ${outcome.failure}.`);
      record("response", [message]);
      return errorResponse(new HttpError(500, message));
    }
    record("response", validator.response(request, match, outcome), outcome.status);
    return toResponse(request.method, outcome);
  }

  /** A response of the proxy itself, in the API's format. */
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
    handle: (request) => run(request).catch((error) => errorResponse(internalError(error))),
    calls: () => calls,
    deviations: () => log.list(),
  };
}

/** A bug in the proxy. The stack trace goes to the terminal. */
function internalError(error: unknown): HttpError {
  console.error(error);
  return new HttpError(500, "Internal error of the proxy. See its terminal for the cause.");
}
