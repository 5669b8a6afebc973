import { createErrorBodies, HttpError } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse, HttpResponse, RawRequest, RequestHandler } from "../http/messages.ts";
import { createPipeline } from "../http/pipeline.ts";
import { splitTarget } from "../http/router.ts";
import { MAX_SNAPSHOT_BYTES } from "../limits.ts";
import type { Contract, Engine } from "../validation/operation.ts";
import { refuseForeign } from "./foreign.ts";
import { backToPage, isPageForm } from "./forms.ts";
import { MOCK_OPERATIONS, sandboxOf } from "./mock-operations.ts";
import { Notices } from "./notices.ts";
import { showPage } from "./page/page.ts";
import { type Plane, ROOT } from "./plane.ts";
import { chooseWorld } from "./world-choice.ts";
import { WORLD_OPERATIONS } from "./world-operations.ts";

/** What a control plane is made from. */
export interface ControlOptions extends Plane {
  /** The contract of the control plane itself. */
  control: Contract;
  engine: Engine;
}

/** Creates the control plane: the calls below `/__mock` by which a mock is looked into and changed, and the page. */
export function createControl({ control, engine, ...plane }: ControlOptions): Pick<RequestHandler, "handle"> {
  const notices = new Notices();
  const pipeline = createPipeline({
    contract: withEdition(control, plane.contract),
    engine,
    respond: (request) => respond(plane, request),
    crossOrigin: false,
    errorBody: createErrorBodies(plane.contract.operations),
  });

  async function answer(call: RawRequest): Promise<HttpResponse> {
    refuseForeign(call);
    refuseLarge(call);
    const { path, search } = splitTarget(call.target);
    if (path === ROOT) return movedTo(`${ROOT}/${search && `?${search}`}`);
    if (path !== `${ROOT}/`) return pipeline.handle(call);
    if (call.method !== "GET" && call.method !== "HEAD") {
      throw new HttpError(405, "The page can only be looked at; its forms go elsewhere.", { allow: "GET, HEAD" });
    }
    return showPage(plane, notices, { search, host: call.headers.host ?? "" });
  }

  return {
    async handle(call) {
      const reply = await answer(call).catch((error) => {
        if (error instanceof HttpError) return pipeline.errorResponse(error);
        throw error;
      });
      return isPageForm(call) ? backToPage(call, reply, notices) : reply;
    },
  };
}

/** How many bytes the body of a call may have; undefined when that is nothing special. */
export function maxControlBytes(target: string): number | undefined {
  return splitTarget(target).path === `${ROOT}/snapshot` ? MAX_SNAPSHOT_BYTES : undefined;
}

/** The pipeline knows only the bodies of the API, and their limit. */
function refuseLarge({ target, body }: RawRequest): void {
  const limit = maxControlBytes(target);
  if (limit !== undefined && body === "too large") {
    throw new HttpError(400, `The body must not be larger than ${limit} bytes.`);
  }
}

/** The control plane goes with the API that it controls: a client may send the same headers to both. */
function withEdition(control: Contract, { spec }: Contract): Contract {
  const info = { ...control.spec.info, version: spec.info.version };
  return { ...control, spec: { ...control.spec, info } };
}

function respond(plane: Plane, request: ApiRequest): ApiResponse {
  const name = request.operation.iid ?? "";
  const ofMock = MOCK_OPERATIONS[name];
  if (ofMock) return ofMock(plane, request);
  const ofWorld = WORLD_OPERATIONS[name];
  if (!ofWorld) throw new Error(`The control plane does not know the operation ${name}.`);
  const world = chooseWorld(sandboxOf(plane), request);
  try {
    return ofWorld(world, request, plane);
  } catch (error) {
    // How the clock, the faults and the snapshots of the library refuse what makes no sense.
    if (error instanceof RangeError) throw new HttpError(400, error.message);
    throw error;
  }
}

function movedTo(location: string): HttpResponse {
  return { status: 308, headers: { location } };
}
