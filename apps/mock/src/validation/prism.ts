/**
 * The only file that runs Prism, whose library API is experimental: it reads the description, selects examples, and
 * validates requests with `--engine prism`. test/validation/prism.test.ts pins what is needed of it.
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
 * Loads a bundled description, without changing it.
 *
 * @throws Error when Prism would silently check less than the description says. The message names the location.
 */
export async function loadContract(spec: Spec): Promise<Contract> {
  assertBundle(spec);
  // Prism resolves the references in place, hence the copy.
  const operations = await getHttpOperationsFromSpec(structuredClone(spec));
  assertCompiles(operations);
  return { spec, operations };
}

/** Validates requests with Prism itself, like the Prism command. */
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

/** The pipeline has already chosen the operation. Prism's own router sorts all operations on every request. */
const route: PrismHttpComponents["route"] = ({ resources }) => right(resources[0] as Operation);

/** Prism's findings go into the response, not into a log. */
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
  // What Prism found in the request, in place of a response.
  mock:
    ({ input }) =>
    () =>
      right({ statusCode: 200, body: input.validations }),
});
const responder = createInstance(config({ check: false }), { logger: silentLogger, route });

async function diagnose(operation: Operation, request: PrismRequest): Promise<Violation[]> {
  const { body } = await run(checker, operation, request);
  return readDiagnostics(body as Diagnostic[]);
}

/** The chosen documented response. Rejects when the description has none. */
export async function documentedResponse(operation: Operation, choice: Choice): Promise<IHttpResponse> {
  const request = { method: operation.method, url: { path: operation.path } } as PrismRequest;
  try {
    // Prism returns the objects of the description, hence the copy.
    return structuredClone(await run(responder, operation, request, config({ check: false, choice })));
  } finally {
    // Otherwise, the seed stays for all later responses.
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
    // Prism writes to this object, so every request needs a new one.
    mock: { dynamic: false, ...choice },
  };
}

/** The successful half of the `Either` of fp-ts, in which Prism wraps its results. */
function right<T>(value: T) {
  return { _tag: "Right", right: value } as const;
}
