import type { HttpResponse, RawRequest, RequestHandler } from "../http/messages.ts";
import { splitTarget } from "../http/router.ts";
import { createAjvEngine } from "../validation/ajv-engine.ts";
import type { Contract, Engine } from "../validation/operation.ts";
import { packagedControl } from "../validation/packaged.ts";
import { type ControlContext, ROOT } from "./context.ts";
import { createControl, maxControlBytes } from "./control.ts";

/** The routes of the control API, beside those of the API. */
interface ControlRoutes {
  /** Whether a request target belongs to the control API. */
  owns(target: string): boolean;
  handle(request: RawRequest): Promise<HttpResponse>;
  /** The maximum size of the body. Undefined when it is that of the API. */
  maxBodyBytes(target: string): number | undefined;
  /** Uses another contract of the API from now on. */
  load(contract: Contract): void;
}

/** Compiled once for all mocks. */
let engine: Engine | undefined;

/** Creates the routes. The control API itself is created with the first request to it, which few tests send. */
export function createControlRoutes(context: ControlContext): ControlRoutes {
  let current = context;
  let handler: Pick<RequestHandler, "handle"> | undefined;

  return {
    owns(target) {
      const { path } = splitTarget(target);
      return path === ROOT || path.startsWith(`${ROOT}/`);
    },
    handle(request) {
      const control = packagedControl();
      engine ??= createAjvEngine(control.operations);
      handler ??= createControl({ ...current, control, engine });
      return handler.handle(request);
    },
    maxBodyBytes: maxControlBytes,
    load(contract) {
      current = { ...current, contract };
      handler = undefined;
    },
  };
}
