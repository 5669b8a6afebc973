import type { Contract, Engine, Operation } from "../validation/operation.ts";
import { createErrorBodies, type ErrorBodies, HttpError } from "./http-error.ts";
import {
  API_VERSION,
  type ApiResponse,
  type HttpResponse,
  type RawRequest,
  type RequestHandler,
  type Respond,
} from "./messages.ts";
import { createRouter, operationAt, type RouteMatch, splitTarget } from "./router.ts";
import { challenge, validateRequest } from "./validate-request.ts";

export interface PipelineOptions {
  contract: Contract;
  engine: Engine;
  respond: Respond;
  /** Whether unknown query parameters are silently ignored. Default: false, they are errors. */
  ignoreUnknownParameters?: boolean;
  /** Whether web pages of other origins can send requests and read the responses. Default: true. */
  crossOrigin?: boolean;
  /** Creates the bodies of errors. Default: from the examples of the contract. */
  errorBody?: ErrorBodies;
}

/**
 * Creates the request pipeline: routing, validation, the operation, the headers that every response has. Only valid
 * requests reach `respond`.
 *
 * @throws Error when the description has no example of an error that the mock returns.
 */
export function createPipeline(options: PipelineOptions): RequestHandler {
  const { contract, engine, respond, ignoreUnknownParameters = false, crossOrigin = true } = options;
  const match = createRouter(contract.operations);
  const errorBody = options.errorBody ?? createErrorBodies(contract.operations);
  const common = { [API_VERSION]: contract.spec.info.version, ...(crossOrigin && corsHeaders(contract)) };
  const title = contract.spec.info.title;
  const checks = { spec: contract.spec, engine, ignoreUnknownParameters };

  async function run(request: RawRequest): Promise<HttpResponse> {
    const { path, search } = splitTarget(request.target);
    const route = match(path);
    if (request.method === "OPTIONS") return withHeaders(preflight(route, crossOrigin), common);

    const operation = operationAt(route, request.method);
    const validated = validateRequest(checks, request, { operation, path: route.path, search });
    const { body, query } = validated instanceof Promise ? await validated : validated;
    try {
      const responding = respond({ operation, parameters: route.parameters, query, body, headers: request.headers });
      const response = responding instanceof Promise ? await responding : responding;
      return withHeaders(response, { ...common, ...requiredHeaders(response.status, route, operation) });
    } catch (error) {
      if (error instanceof HttpError) Object.assign(error.headers, requiredHeaders(error.status, route, operation));
      throw error;
    }
  }

  /** The headers that HTTP requires of some responses (RFC 9110, sections 10.2.1 and 11.6.1). */
  function requiredHeaders(status: number, { allow }: RouteMatch, operation: Operation): Record<string, string> {
    if (status === 405) return { allow };
    return status === 401 ? { "www-authenticate": challenge(operation, title) } : {};
  }

  function errorResponse({ status, message, headers }: HttpError): HttpResponse {
    const body = errorBody(status, message);
    return { status, headers: { ...headers, ...common, "content-type": "application/json" }, body };
  }

  return {
    errorResponse,
    async handle(request) {
      try {
        return await run(request);
      } catch (error) {
        return errorResponse(error instanceof HttpError ? error : internalError(error));
      }
    },
  };
}

/** The headers that let every web page read the responses. */
function corsHeaders({ operations }: Contract): Record<string, string> {
  const responses = operations.flatMap((operation: Operation) => operation.responses);
  const names = responses.flatMap(({ headers = [] }) => headers.map(({ name }) => name));
  return {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": [...new Set(names)].join(", "),
  };
}

function withHeaders(response: ApiResponse, more: Record<string, string>): HttpResponse {
  const type = response.body === undefined ? undefined : { "content-type": "application/json" };
  return { ...response, headers: { ...type, ...response.headers, ...more } };
}

/** The wildcard covers every header except Authorization (Fetch standard, section 3.3.2). */
function preflight({ allow }: RouteMatch, crossOrigin: boolean): ApiResponse {
  const permission = { "access-control-allow-methods": allow, "access-control-allow-headers": "*, Authorization" };
  return { status: 204, headers: { allow, ...(crossOrigin && permission) } };
}

/** A bug in the mock. The stack trace goes to the terminal. */
function internalError(error: unknown): HttpError {
  console.error(error);
  return new HttpError(500, `Internal error of the mock: ${(error as Error).message}`);
}
