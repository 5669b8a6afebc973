/**
 * The only file that imports Prism, whose library API is experimental. What is needed of it is pinned by
 * test/prism.test.ts and test/prism-example.test.ts.
 */
import {
  createInstance,
  getHttpOperationsFromSpec,
  type IHttpConfig,
  type IHttpResponse,
  type PrismHttpComponents,
  resetJSONSchemaGenerator,
} from "@stoplight/prism-http";
import { createBodyChooser } from "./body-choice.ts";
import { assertBundle, assertCompiles } from "./compile.ts";
import type { Choice, Contract, Engine, Operation, PrismRequest, Spec } from "./operation.ts";
import { type Diagnostic, readDiagnostics, type Violation } from "./violation.ts";

/**
 * Loads a bundled description; it is not changed.
 *
 * @throws Error when Prism would silently check less than the description says; the message names the place.
 */
export async function loadContract(spec: Spec): Promise<Contract> {
  assertBundle(spec);
  // Prism resolves the references in place, hence the copy.
  const operations = await getHttpOperationsFromSpec(structuredClone(spec));
  assertCompiles(operations);
  return { spec, operations };
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

/** A logger for Prism that says nothing: what Prism finds out is answered, not logged. */
const silentLogger = {
  trace() {},
  debug() {},
  info() {},
  success() {},
  warn() {},
  error() {},
  fatal() {},
  child: () => silentLogger,
};

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
export async function documentedAnswer(operation: Operation, choice: Choice): Promise<IHttpResponse> {
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
