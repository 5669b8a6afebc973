import { createErrorBodies, HttpError } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse, HttpResponse, RawRequest, RequestHandler } from "../http/messages.ts";
import { createPipeline } from "../http/pipeline.ts";
import { splitTarget } from "../http/router.ts";
import { MAX_SNAPSHOT_BYTES } from "../limits.ts";
import type { Contract, Engine } from "../validation/operation.ts";
import { type ControlContext, ROOT, sandboxOf, selectWorld } from "./context.ts";
import { isBrowserForm, Notices, redirectToPage } from "./form-redirect.ts";
import { MOCK_OPERATIONS, WORLD_OPERATIONS } from "./operations.ts";
import { showPage } from "./page/page.ts";

interface ControlOptions extends ControlContext {
  /** The contract of the control API itself. */
  control: Contract;
  engine: Engine;
}

/** Creates the control API, below `/__mock`, and its page. */
export function createControl({ control, engine, ...context }: ControlOptions): Pick<RequestHandler, "handle"> {
  const notices = new Notices();
  const pipeline = createPipeline({
    contract: withVersion(control, context.contract),
    engine,
    respond: (request) => respond(context, request),
    crossOrigin: false,
    errorBody: createErrorBodies(context.contract.operations),
  });

  async function route(request: RawRequest): Promise<HttpResponse> {
    rejectCrossOrigin(request);
    rejectLargeBody(request);
    const { path, search } = splitTarget(request.target);
    if (path === ROOT) return { status: 308, headers: { location: `${ROOT}/${search && `?${search}`}` } };
    if (path !== `${ROOT}/`) return pipeline.handle(request);
    if (request.method !== "GET" && request.method !== "HEAD") {
      throw new HttpError(405, "This page accepts GET and HEAD only.", { allow: "GET, HEAD" });
    }
    return showPage(context, notices, { search, host: request.headers.host ?? "" });
  }

  return {
    async handle(request) {
      const response = await route(request).catch((error) => {
        if (error instanceof HttpError) return pipeline.errorResponse(error);
        throw error;
      });
      return isBrowserForm(request) ? redirectToPage(request, response, notices) : response;
    },
  };
}

/** The maximum size of the body. Undefined when it is that of the API. */
export function maxControlBytes(target: string): number | undefined {
  return splitTarget(target).path === `${ROOT}/snapshot` ? MAX_SNAPSHOT_BYTES : undefined;
}

/** The pipeline only knows the maximum size of the API. */
function rejectLargeBody({ target, body }: RawRequest): void {
  const limit = maxControlBytes(target);
  if (limit !== undefined && body === "too large") {
    throw new HttpError(400, `The body must not be larger than ${limit} bytes.`);
  }
}

/**
 * Protects against cross-site request forgery: a web page of another origin must not reset the orders of a test.
 *
 * @throws HttpError with 403.
 */
function rejectCrossOrigin({ method, headers }: RawRequest): void {
  if (method === "GET" || method === "HEAD") return;
  const { origin, host = "" } = headers;
  // The origin `null` is that of pages that hide where they come from.
  const isSameHost = origin === undefined || (URL.canParse(origin) && new URL(origin).host === host);
  if (isSameHost && headers["sec-fetch-site"] !== "cross-site") return;
  throw new HttpError(403, "Cross-origin requests can read this endpoint but cannot change anything.");
}

/** The control API has the version of the API, so that a client can send the same headers to both. */
function withVersion(control: Contract, { spec }: Contract): Contract {
  const info = { ...control.spec.info, version: spec.info.version };
  return { ...control, spec: { ...control.spec, info } };
}

function respond(context: ControlContext, request: ApiRequest): ApiResponse {
  const name = request.operation.iid ?? "";
  const mockOperation = MOCK_OPERATIONS[name];
  if (mockOperation) return mockOperation(context, request);
  const worldOperation = WORLD_OPERATIONS[name];
  if (!worldOperation) throw new Error(`The control API does not implement ${name}.`);
  const world = selectWorld(sandboxOf(context), request);
  try {
    return worldOperation(world, request, context);
  } catch (error) {
    // What the library throws for an invalid clock, fault, or snapshot.
    if (error instanceof RangeError) throw new HttpError(400, error.message);
    throw error;
  }
}
