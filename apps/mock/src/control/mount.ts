import type { HttpResponse, RawRequest, RequestHandler } from "../http/messages.ts";
import { splitTarget } from "../http/router.ts";
import { createAjvEngine } from "../validation/ajv-engine.ts";
import type { Contract, Engine } from "../validation/operation.ts";
import { packagedControl } from "../validation/packaged.ts";
import { createControl, maxControlBytes } from "./control.ts";
import { type Plane, ROOT } from "./plane.ts";

/** The control plane, in its place beside the API. */
export interface Mount {
  /** Whether a call to this target is for the control plane. */
  owns(target: string): boolean;
  handle(request: RawRequest): Promise<HttpResponse>;
  /** How many bytes the body of a call may have; undefined when that is nothing special. */
  maxBodyBytes(target: string): number | undefined;
  /** Goes with another contract of the API from now on. */
  load(contract: Contract): void;
}

/** Compiled once for all mocks. */
let engine: Engine | undefined;

/** Prepares the control plane. It is built when it is called first, which in most tests is never. */
export function mountControl(plane: Plane): Mount {
  let present = plane;
  let pipeline: Pick<RequestHandler, "handle"> | undefined;

  return {
    owns(target) {
      // Asked of every call to the API, of which hardly any goes on to the next line.
      if (!target.includes(ROOT)) return false;
      const { path } = splitTarget(target);
      return path === ROOT || path.startsWith(`${ROOT}/`);
    },
    handle(call) {
      const control = packagedControl();
      engine ??= createAjvEngine(control.operations);
      pipeline ??= createControl({ ...present, control, engine });
      return pipeline.handle(call);
    },
    maxBodyBytes: maxControlBytes,
    load(contract) {
      present = { ...present, contract };
      pipeline = undefined;
    },
  };
}
