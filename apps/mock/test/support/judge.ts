import { HttpError } from "../../src/http/http-error.ts";
import type { RawRequest } from "../../src/http/messages.ts";
import { createRouter, operationAt, splitTarget } from "../../src/http/router.ts";
import { validateRequest } from "../../src/http/validate-request.ts";
import type { Contract, Engine } from "../../src/validation/operation.ts";
import type { Violation } from "../../src/validation/violation.ts";

/** What becomes of a call at the pipeline, and what the engine said about it. */
export interface Verdict {
  operationId: string | undefined;
  violations: Violation[];
  /** What was read of a call that is accepted. */
  accepted?: unknown;
  refused?: { status: number; message: string };
}

/** Prepares to take calls as the pipeline does, up to the point where they would be answered. */
export function createValidator({ spec, operations }: Contract, engine: Engine) {
  const find = createRouter(operations);

  return async (call: RawRequest, ignoreUnknownParameters: boolean): Promise<Verdict> => {
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
    const checks = { spec, engine: recorder, ignoreUnknownParameters };
    try {
      return { ...verdict, accepted: await validateRequest(checks, call, { operation, path: place.path, search }) };
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      return { ...verdict, refused: { status: error.status, message: error.message } };
    }
  };
}
