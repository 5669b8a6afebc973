import type { Choice, Contract, Engine, Operation, Spec } from "./operation.ts";

/** Prism takes half a second and 80 MB to load, so it is loaded when it is first needed. */
const prism = () => import("./prism.ts");

/** Prism itself as the engine. See {@link Engine}. */
export function createPrismEngine(operations: Operation[]): Engine {
  let engine: Engine | undefined;
  return {
    async check(operation, request) {
      engine ??= (await prism()).createPrismEngine(operations);
      return engine.check(operation, request);
    },
  };
}

/**
 * Loads a bundled description.
 *
 * @throws Error when the mock cannot serve it correctly. The message names the location.
 */
export async function loadContract(spec: Spec): Promise<Contract> {
  return (await prism()).loadContract(spec);
}

/** A documented response, selected by Prism. The header names are in lower case. */
export async function documentedResponse(operation: Operation, choice: Choice) {
  const { statusCode, headers = {}, body } = await (await prism()).documentedResponse(operation, choice);
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { status: statusCode, headers: Object.fromEntries(named) as Record<string, string>, body: body as unknown };
}
