import type { Contract } from "../src/contract/contract.ts";
import type { Engine } from "../src/contract/engine.ts";
import type { Violation } from "../src/contract/violation.ts";
import { Refusal } from "../src/refusal.ts";
import type { Call } from "../src/request/call.ts";
import { checkRequest } from "../src/request/check-request.ts";
import { createRouter, operationAt, splitTarget } from "../src/router.ts";

/** What becomes of a call at the front, and what the engine said about it. */
export interface Verdict {
  operationId: string | undefined;
  violations: Violation[];
  /** What was read of a call that is accepted. */
  accepted?: unknown;
  refused?: { status: number; message: string };
}

/** Prepares to take calls as the front does, up to the point where they would be answered. */
export function createJudge({ description, operations }: Contract, engine: Engine) {
  const find = createRouter(operations);

  return async (call: Call, ignoreUnknownParameters: boolean): Promise<Verdict> => {
    const { path, search } = splitTarget(call.target);
    const place = find(path);
    const operation = operationAt(place, call.method);
    const verdict: Verdict = { operationId: operation.iid, violations: [] };
    const recorder: Engine = {
      async check(...request) {
        verdict.violations = await engine.check(...request);
        return verdict.violations;
      },
    };
    const checks = { description, engine: recorder, ignoreUnknownParameters };
    try {
      return { ...verdict, accepted: await checkRequest(checks, call, { operation, path: place.path, search }) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...verdict, refused: { status: error.status, message: error.message } };
    }
  };
}
