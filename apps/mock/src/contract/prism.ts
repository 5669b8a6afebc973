/**
 * The only file that imports Prism, whose library API is experimental. What is needed of it is pinned by
 * test/prism.test.ts and test/prism-example.test.ts.
 */
import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpRequest,
  type IHttpResponse,
  type PrismHttpComponents,
  resetJSONSchemaGenerator,
} from "@stoplight/prism-http";
import { createBodyChooser } from "./body-choice.ts";
import { assertBundle, assertCompiles } from "./compile.ts";
import type { Contract } from "./contract.ts";
import type { Description } from "./description.ts";
import type { Engine } from "./engine.ts";
import { silentLogger } from "./silent-logger.ts";
import { type Diagnostic, readDiagnostics, type Violation } from "./violation.ts";

/** One operation of the description, its references resolved. */
export type Operation = Awaited<ReturnType<typeof getHttpOperationsFromSpec>>[number];
/** A request: header names in lower case, the body parsed. */
export type PrismRequest = IHttpRequest;
export type PrismAnswer = IHttpResponse;

/** Which of the documented answers to give. Without a code, the successful one; without a key, its first example. */
export interface Choice {
  code?: number;
  exampleKey?: string;
  /** Make the answer up from its schema. Default: false. */
  dynamic?: boolean;
  /** Makes a dynamic answer repeatable. */
  seed?: string;
}

/**
 * Loads a bundled description; it is not changed.
 *
 * @throws Error when Prism would silently check less than the description says; the message names the place.
 */
export async function loadContract(description: Description): Promise<Contract> {
  assertBundle(description);
  // Prism resolves the references in place, hence the copy.
  const operations = await getHttpOperationsFromSpec(structuredClone(description));
  assertCompiles(operations);
  return { description, operations };
}

/** Checks requests with Prism itself, as the Prism command does. */
export function createPrismEngine(operations: Operation[]): Engine {
  const chooseBody = createBodyChooser(operations);
  return {
    async check(operation, request) {
      const { misfit, ...chosen } = chooseBody(operation, request);
      const violations = await diagnose(chosen.operation, chosen.request);
      return misfit ? [...violations.filter(({ place }) => place !== "body"), misfit] : violations;
    },
  };
}

/** The router has chosen the operation already; Prism's own would sort all operations on every request. */
const route: PrismHttpComponents["route"] = ({ resources }) => right(resources[0] as Operation);

const checker = createInstance(config({ check: true }), {
  logger: silentLogger,
  route,
  // Instead of an answer, what Prism found out about the request.
  mock:
    ({ input }) =>
    () =>
      right({ statusCode: 200, body: input.validations }),
});
const answerer = createInstance(config({ check: false }), { logger: silentLogger, route });

async function diagnose(operation: Operation, request: PrismRequest): Promise<Violation[]> {
  const { body } = await run(checker, operation, request);
  return readDiagnostics(body as Diagnostic[]);
}

/** Gives the documented answer that was chosen. Rejects when the description has none. */
export async function documentedAnswer(operation: Operation, choice: Choice): Promise<PrismAnswer> {
  const request = { method: operation.method, url: { path: operation.path } } as PrismRequest;
  try {
    // Prism hands out the description's own objects, hence the copy.
    return structuredClone(await run(answerer, operation, request, config({ check: false, choice })));
  } finally {
    // A seed would otherwise stay for all later answers.
    if (choice.seed !== undefined) resetJSONSchemaGenerator();
  }
}

async function run(prism: typeof checker, operation: Operation, request: PrismRequest, settings?: IHttpConfig) {
  const result = await prism.request(request, [operation], settings)();
  if (result._tag === "Left") throw result.left;
  return result.right.output;
}

function config({ check, choice }: { check: boolean; choice?: Choice }): IHttpConfig {
  return {
    checkSecurity: check,
    validateRequest: check,
    validateResponse: false,
    errors: false,
    isProxy: false,
    upstreamProxy: undefined,
    // Prism writes into this object: it must be a new one for every request.
    mock: { dynamic: false, ...choice },
  };
}

/** The successful half of fp-ts' Either, in which Prism wraps its results. */
function right<T>(value: T) {
  return { _tag: "Right", right: value } as const;
}
