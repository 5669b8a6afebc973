import type { Contract, Engine, Operation } from "../validation/operation.ts";
import { challenge, checkRequest } from "./check-request.ts";
import { createErrorBodies, type ErrorBodies, HttpError } from "./http-error.ts";
import { API_VERSION, type ApiResponse, type HttpResponse, type RawRequest, type Respond } from "./messages.ts";
import { createRouter, operationAt, type Place, splitTarget } from "./router.ts";

/** The mock without a server around it. */
export interface RequestHandler {
  /** Answers a request, always: whatever goes wrong is answered as well. */
  handle(request: RawRequest): Promise<HttpResponse>;
  /** Answers what never became a request. */
  errorResponse(error: HttpError): HttpResponse;
  /** How many bytes the body of a request may have. Default: as many as a body of the API. */
  maxBodyBytes?(target: string): number;
}

export interface PipelineOptions {
  contract: Contract;
  engine: Engine;
  respond: Respond;
  /** Whether unknown query parameters are dropped without a word. Default: false, they are refused. */
  ignoreUnknownParameters?: boolean;
  /** Whether web pages of other origins may call, and read the answers. Default: true; the mock holds nothing of worth. */
  crossOrigin?: boolean;
  /** Makes the bodies of errors. Default: from the examples of the contract. */
  errorBody?: ErrorBodies;
}

/**
 * Puts the contract in front of whatever answers: requests that break it never get there.
 *
 * @throws Error when the description has no example of an error that the mock has to answer.
 */
export function createPipeline(options: PipelineOptions): RequestHandler {
  const { contract, engine, respond, ignoreUnknownParameters = false, crossOrigin = true } = options;
  const find = createRouter(contract.operations);
  const errorBody = options.errorBody ?? createErrorBodies(contract.operations);
  const common = { [API_VERSION]: contract.spec.info.version, ...(crossOrigin && readableHeaders(contract)) };
  const title = contract.spec.info.title;
  const checks = { spec: contract.spec, engine, ignoreUnknownParameters };

  async function answered(call: RawRequest): Promise<HttpResponse> {
    const { path, search } = splitTarget(call.target);
    const place = find(path);
    if (call.method === "OPTIONS") return withHeaders(preflight(place, crossOrigin), common);

    const operation = operationAt(place, call.method);
    const checked = checkRequest(checks, call, { operation, path: place.path, search });
    const { body, query } = checked instanceof Promise ? await checked : checked;
    try {
      const given = respond({ operation, parameters: place.parameters, query, body, headers: call.headers });
      const answer = given instanceof Promise ? await given : given;
      return withHeaders(answer, { ...common, ...needed(answer.status, place, operation) });
    } catch (error) {
      if (error instanceof HttpError) Object.assign(error.headers, needed(error.status, place, operation));
      throw error;
    }
  }

  /** What HTTP wants of some answers (RFC 9110, sections 10.2.1 and 11.6.1). */
  function needed(status: number, { allow }: Place, operation: Operation): Record<string, string> {
    if (status === 405) return { allow };
    return status === 401 ? { "www-authenticate": challenge(operation, title) } : {};
  }

  function errorResponse({ status, message, headers }: HttpError): HttpResponse {
    const body = errorBody(status, message);
    return { status, headers: { ...headers, ...common, "content-type": "application/json" }, body };
  }

  return {
    errorResponse,
    async handle(call) {
      try {
        return await answered(call);
      } catch (error) {
        return errorResponse(error instanceof HttpError ? error : failure(error));
      }
    },
  };
}

/** What lets any web page read the answers. */
function readableHeaders({ operations }: Contract): Record<string, string> {
  const responses = operations.flatMap((operation: Operation) => operation.responses);
  const names = responses.flatMap(({ headers = [] }) => headers.map(({ name }) => name));
  return {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": [...new Set(names)].join(", "),
  };
}

function withHeaders(answer: ApiResponse, further: Record<string, string>): HttpResponse {
  const type = answer.body === undefined ? undefined : { "content-type": "application/json" };
  return { ...answer, headers: { ...type, ...answer.headers, ...further } };
}

/** The wildcard covers every header but Authorization (Fetch standard, section 3.3.2). */
function preflight({ allow }: Place, crossOrigin: boolean): ApiResponse {
  const permission = { "access-control-allow-methods": allow, "access-control-allow-headers": "*, Authorization" };
  return { status: 204, headers: { allow, ...(crossOrigin && permission) } };
}

/** A fault of the mock itself, the one thing worth a trace on the terminal. */
function failure(error: unknown): HttpError {
  console.error(error);
  return new HttpError(500, `The mock itself failed: ${(error as Error).message}`);
}
