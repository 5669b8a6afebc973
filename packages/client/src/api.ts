/** The only module that imports openapi-fetch. It builds URLs and bodies, parses JSON, and runs middleware. */
import createOpenApiFetch, { type FetchOptions, type Middleware as OpenApiMiddleware } from "openapi-fetch";
import type { CallOptions, ClientOptions } from "./options.js";
import { serializePath, serializeQuery } from "./serialize.js";
import { type ApiRequest, type ApiResponse, isSafe, parseObject } from "./transport/fetch.js";
import { responseError } from "./transport/response-error.js";
import { createTransport, type Defaults } from "./transport/transport.js";
import type { paths } from "./versions/edison/types.gen.js";
import type { Version } from "./versions/version.js";

/**
 * Middleware of openapi-fetch: `onRequest`, `onResponse`, and `onError` can observe or replace the request, the response,
 * and the error of a call.
 */
export type Middleware = OpenApiMiddleware;

/** The HTTP methods that the API supports, as in the OpenAPI description. */
type Method = "get" | "post";

/** The paths that support a method. */
type ApiPath<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends { [Key in M]: object } ? Path : never;
}[keyof paths];

type Init<Operation> = CallOptions & Pick<FetchOptions<Operation>, "params" | "body" | "headers" | "middleware">;

/**
 * The options of `GET` and `POST` for an operation: its parameters and body, headers, middleware for this request, and
 * {@link CallOptions}. They can be omitted if the operation requires none of them.
 */
export type ApiInit<Path extends keyof paths, M extends Method> =
  Record<never, never> extends FetchOptions<paths[Path][M]>
    ? [init?: Init<paths[Path][M]>]
    : [init: Init<paths[Path][M]>];

type Json<Response> = Response extends { content: { "application/json": infer Body } } ? Body : undefined;

/** The result of `GET` or `POST`: `data` for 200, `error` for every other status. Narrow it by `status`. */
export type ApiResult<Path extends keyof paths, M extends Method> = paths[Path][M] extends {
  responses: infer Responses;
}
  ? {
      [Status in keyof Responses]: Status extends 200
        ? { status: Status; data: Json<Responses[Status]>; error?: undefined; response: Response }
        : { status: Status; data?: undefined; error: Json<Responses[Status]>; response: Response };
    }[keyof Responses]
  : never;

/** What a successful response of an operation holds. */
type ApiData<Path extends keyof paths, M extends Method> = Extract<ApiResult<Path, M>, { status: 200 }>["data"];

/** The low-level methods of a client. They return the API's errors instead of throwing them. */
export interface LowLevelApi {
  /**
   * Sends a GET request to a path of the API. Narrow the result by `status`.
   *
   * @throws MeterOrdersError if there is no response from the API; TypeError for an invalid path or query parameter.
   */
  GET<Path extends ApiPath<"get">>(path: Path, ...init: ApiInit<Path, "get">): Promise<ApiResult<Path, "get">>;
  /** Sends a POST request to a path of the API, like {@link GET}. */
  POST<Path extends ApiPath<"post">>(path: Path, ...init: ApiInit<Path, "post">): Promise<ApiResult<Path, "post">>;
  /** Adds middleware, which sees every request except token requests, and its response. Retries are not visible to it. */
  use(...middleware: Middleware[]): void;
  /** Removes middleware. */
  eject(...middleware: Middleware[]): void;
}

/** Sends the requests of a client; every path, parameter, and body is checked against the OpenAPI description. */
export interface Api extends LowLevelApi {
  readonly version: Version;
  readonly defaults: Defaults;
  /** Sends a GET request, and throws the API's errors. */
  get<Path extends ApiPath<"get">>(path: Path, ...init: ApiInit<Path, "get">): Promise<ApiData<Path, "get">>;
  /** Sends a POST request, and throws the API's errors. */
  post<Path extends ApiPath<"post">>(path: Path, ...init: ApiInit<Path, "post">): Promise<ApiData<Path, "post">>;
}

/**
 * What openapi-fetch builds instead of a `Request` while there is no middleware to look at it. Building a real one takes
 * longer than the rest of a call.
 */
class LightRequest {
  declare readonly url: string;
  declare readonly method: string;
  declare readonly headers: Headers;
  declare readonly body: string | undefined;
  declare readonly signal: AbortSignal | undefined;

  constructor(url: string, init: object) {
    Object.assign(this, init, { url });
  }
}

/** The result of an operation, whatever its types. */
interface Result {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** What every operation takes, whatever its types. */
type AnyInit = CallOptions & { params?: object; body?: unknown; headers?: object; middleware?: Middleware[] };

/**
 * Creates the API of a version. Sends nothing yet.
 *
 * @throws TypeError if `baseUrl` is not an absolute HTTP URL, or the credentials cannot be sent.
 */
export function createApi(version: Version, options: ClientOptions): Api {
  const transport = createTransport(version, options);
  const openApi = createOpenApiFetch<paths>({
    baseUrl: transport.baseUrl,
    pathSerializer: serializePath,
    querySerializer: (query) => serializeQuery(query, version.filters),
  });
  let hasMiddleware = false;

  async function request(throws: boolean, method: Method, path: string, init: AnyInit = {}): Promise<unknown> {
    const { params, body, headers, middleware, signal, ...retryOptions } = init;
    const light = !hasMiddleware && !middleware?.length;
    // Middleware can respond without sending the request.
    let sent: Pick<ApiResponse, "request" | "attempts" | "body"> = {
      request: { method: method.toUpperCase(), url: path, headers: {} },
      attempts: 0,
      body: undefined,
    };
    const fetch = async (request: Request | LightRequest) => {
      const answer = await transport.send(await toApiRequest(request), { ...retryOptions, signal: request.signal });
      sent = answer;
      return toResponse(answer, light);
    };
    const Request = light ? LightRequest : undefined;
    // Without middleware, the body has been parsed already, and nobody can replace it.
    const parseAs = light ? "stream" : "json";
    const openApiInit = { params, body, headers, middleware, signal, fetch, Request, parseAs };
    const result: Result = await openApi.request(method, path as never, openApiInit as never);
    const { error, response } = result;
    if (light && response.ok) result.data = sent.body;
    if (!throws) return Object.assign(result, { status: response.status });
    if (response.ok) return result.data;
    // The error as openapi-fetch read it, because middleware can replace the response.
    const text = typeof error === "string" ? error : JSON.stringify(error ?? "");
    throw responseError({ ...sent, response, text, body: parseObject(text) }, version);
  }

  return {
    version,
    defaults: transport.defaults,
    get: request.bind(null, true, "get") as Api["get"],
    post: request.bind(null, true, "post") as Api["post"],
    GET: request.bind(null, false, "get") as Api["GET"],
    POST: request.bind(null, false, "post") as Api["POST"],
    use(...middleware) {
      openApi.use(...middleware);
      hasMiddleware = true;
    },
    eject: openApi.eject,
  };
}

async function toApiRequest(request: Request | LightRequest): Promise<ApiRequest> {
  const { method, url, headers } = request;
  const body = request instanceof LightRequest ? request.body : isSafe(request) ? undefined : await request.text();
  return { method, url, headers: Object.fromEntries(headers), body };
}

/** The response for openapi-fetch. Its body has been read already, so reading it again must not touch the stream. */
function toResponse({ response, text, body }: ApiResponse, light: boolean): Response {
  if (light) return Object.assign(response, { text: async () => text, json: async () => body });
  // Middleware may clone the response, which takes a stream that nobody has read.
  return Object.defineProperty(new Response(text || null, response), "url", { value: response.url });
}
