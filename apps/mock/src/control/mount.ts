import type { Reply } from "../answer.ts";
import { createAjvEngine } from "../contract/ajv-engine.ts";
import type { Contract } from "../contract/contract.ts";
import type { Engine } from "../contract/engine.ts";
import { packagedControl } from "../contract/packaged.ts";
import type { Front } from "../front.ts";
import type { Call } from "../request/call.ts";
import { splitTarget } from "../router.ts";
import { createControl, maxControlBytes } from "./control.ts";
import { type Plane, ROOT } from "./plane.ts";

/** The control plane, in its place beside the API. */
export interface Mount {
  /** Whether a call to this target is for the control plane. */
  owns(target: string): boolean;
  answer(call: Call): Promise<Reply>;
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
  let front: Pick<Front, "answer"> | undefined;

  return {
    owns(target) {
      // Asked of every call to the API, of which hardly any goes on to the next line.
      if (!target.includes(ROOT)) return false;
      const { path } = splitTarget(target);
      return path === ROOT || path.startsWith(`${ROOT}/`);
    },
    answer(call) {
      const control = packagedControl();
      engine ??= createAjvEngine(control.operations);
      front ??= createControl({ ...present, control, engine });
      return front.answer(call);
    },
    maxBodyBytes: maxControlBytes,
    load(contract) {
      present = { ...present, contract };
      front = undefined;
    },
  };
}
