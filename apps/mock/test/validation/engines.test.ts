import fc from "fast-check";
import { expect, test } from "vitest";
import { HttpError } from "../../src/http/http-error.ts";
import type { RawRequest } from "../../src/http/messages.ts";
import { createRouter, operationAt, splitTarget } from "../../src/http/router.ts";
import { validateRequest } from "../../src/http/validate-request.ts";
import { createAjvEngine } from "../../src/validation/ajv-engine.ts";
import type { Contract, Engine } from "../../src/validation/operation.ts";
import { createPrismEngine, loadContract } from "../../src/validation/prism.ts";
import type { Violation } from "../../src/validation/violation.ts";
import { arbitraryCall, received } from "../support/arbitrary-requests.ts";
import { bundle, operations, queryParameters } from "../support/bundle.ts";

/** Every run tries the same calls. */
const RUN = { numRuns: 6_000, seed: 20_260_129 };

test("the engines come to the same verdict on thousands of calls, good and bad, in the same words", async () => {
  const contract = await loadContract(bundle);
  // As it is when it was read from the file that the build makes.
  const copy: Contract = JSON.parse(JSON.stringify(contract));
  const byPrism = createValidator(contract, createPrismEngine(contract.operations));
  const byAjv = createValidator(copy, createAjvEngine(copy.operations));

  // An operation gets the more calls the more parameters it has.
  const calls = contract.operations.map((operation) => ({
    weight: 10 + (operation.request?.query?.length ?? 0),
    arbitrary: arbitraryCall(operation),
  }));
  const tally = createTally();
  const property = fc.asyncProperty(fc.oneof(...calls), fc.boolean(), async (call, ignoreUnknownParameters) => {
    const expected = await byPrism(received(call), ignoreUnknownParameters);
    expect(await byAjv(received(call), ignoreUnknownParameters)).toEqual(expected);
    tally.add(expected, call.query);
  });
  await fc.assert(property, RUN);
  expectVariety(tally);
}, 240_000);

/** What the calls were like, so that a test of nothing is noticed. */
function createTally() {
  const tally = { accepted: 0, refused: 0, operations: new Set(), parameters: new Set(), places: new Set() };
  const add = ({ accepted, operationId, violations }: Verdict, query: string) => {
    for (const { place } of violations) tally.places.add(place);
    if (accepted === undefined) {
      tally.refused++;
      return;
    }
    tally.accepted++;
    tally.operations.add(operationId);
    for (const name of new URLSearchParams(query).keys()) tally.parameters.add(name);
  };
  return Object.assign(tally, { add });
}

function expectVariety({ accepted, refused, operations: called, parameters, places }: ReturnType<typeof createTally>) {
  expect(Math.min(accepted, refused)).toBeGreaterThanOrEqual(RUN.numRuns / 3);
  expect([...called].sort()).toEqual(operations.map(({ operationId }) => operationId).sort());
  // Where unknown parameters are ignored, calls with other names are accepted as well.
  const known = operations.flatMap(({ operationId }) => queryParameters(operationId).map(({ name }) => name));
  expect([...parameters]).toEqual(expect.arrayContaining(known));
  expect([...places].sort()).toEqual(["body", "query", "security"]);
}

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
