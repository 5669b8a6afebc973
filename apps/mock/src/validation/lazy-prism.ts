import type { ApiResponse } from "../http/messages.ts";
import type { Choice, Contract, Engine, Operation, Spec } from "./operation.ts";

/** Prism takes half a second and 80 MB to load, so that is left to whoever needs it first. */
const prism = () => import("./prism.ts");

/** Prism itself as the engine; see {@link Engine}. */
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
 * @throws Error when it cannot be served faithfully; the message names the place.
 */
export async function loadContract(spec: Spec): Promise<Contract> {
  return (await prism()).loadContract(spec);
}

/** Gives the documented answer that was chosen, by Prism. */
export async function documentedAnswer(operation: Operation, choice: Choice): Promise<ApiResponse> {
  const { statusCode, headers = {}, body } = await (await prism()).documentedAnswer(operation, choice);
  const named = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return { status: statusCode, headers: Object.fromEntries(named), body };
}
