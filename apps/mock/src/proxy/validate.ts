import { HttpError } from "../http/http-error.ts";
import type { RawRequest } from "../http/messages.ts";
import { createRouter, operationAt, type RouteMatch } from "../http/router.ts";
import { validateRequest } from "../http/validate-request.ts";
import type { Contract, Engine, Operation } from "../validation/operation.ts";
import { type Forwarded, TOO_LARGE, takesBody } from "./forward.ts";
import { shortened } from "./redact.ts";
import { createResponseValidator } from "./validate-response.ts";

/** Finds the deviations from the contract, one sentence for each broken rule. */
export interface Validator {
  request(request: RawRequest, match: OperationMatch, search: string): Promise<string[]>;
  response(request: RawRequest, match: OperationMatch, response: Forwarded): string[];
}

/** Creates a validator that checks requests like the mock, and responses with the schemas of the description. */
export function createValidator(contract: Contract, engine: Engine): Validator {
  const validateResponse = createResponseValidator(contract);
  const checks = { spec: contract.spec, engine };

  async function errorsIn(request: RawRequest, { operation, path }: OperationMatch, search: string): Promise<string[]> {
    if (!operation) return [];
    try {
      await validateRequest(checks, request, { operation, path, search });
      return [];
    } catch (error) {
      if (error instanceof HttpError) return [requestRule(error.message)];
      throw error;
    }
  }

  return {
    async request(request, match, search) {
      if (request.body === "too large") return [TOO_LARGE];
      const problem = match.problem === undefined ? [] : [requestRule(match.problem)];
      return [...problem, ...lostBody(request), ...(await errorsIn(request, match, search))];
    },
    // Without an operation, nothing says what its response has to be.
    response: ({ method }, { operation }, response) => (operation ? validateResponse(operation, method, response) : []),
  };
}

function lostBody(request: RawRequest): string[] {
  const isLost = request.body.length > 0 && !takesBody(request);
  return isLost ? [`The body was not forwarded: ${request.method} takes none.`] : [];
}

/** The error of an unreadable value, up to the value itself. */
const UNREADABLE = /((?:This|The path) is not percent-encoded UTF-8|The body is not [^:]+):.*/s;

/**
 * Turns errors that differ only in the input into one kind of deviation: without the index of an item, and without the
 * input that could not be read, which may contain a secret.
 */
function requestRule(message: string): string {
  return message
    .replace(UNREADABLE, "$1.")
    .replaceAll(/Item \d+ of (?=query|header|path)/g, "An item of ")
    .replaceAll(/(?<=Body property "[^"]*)\.\d+(?=[."])/g, "[]");
}

/** The operation that a request is for, according to the contract. */
export interface OperationMatch {
  /** The operationId, or the method and the path. */
  name: string;
  /** The path, correctly encoded. */
  path: string;
  operation?: Operation;
  /** What is wrong with the method or the path, as a sentence. */
  problem?: string;
}

const UNKNOWN = "There is no such operation in the contract.";

/** Creates a function that finds the operation of a request. OPTIONS, which browsers send first, is not a deviation. */
export function createMatcher(operations: Operation[]): (method: string, path: string) => OperationMatch {
  const match = createRouter(operations);
  return (method, path) => {
    const route = attempt(() => match(path));
    if (route instanceof HttpError) {
      return { name: shortened(`${method} ${path}`), path, problem: route.status === 404 ? UNKNOWN : route.message };
    }
    const template = templateOf(route);
    if (method === "OPTIONS") return { name: `${method} ${template}`, path };
    const operation = attempt(() => operationAt(route, method));
    if (operation instanceof HttpError) return { name: `${method} ${template}`, path, problem: UNKNOWN };
    return { name: operation.iid ?? `${method} ${template}`, path: route.path, operation };
  };
}

/** The path with the names of its parameters, so that two IDs are not two kinds of deviation. */
function templateOf({ operations, path }: RouteMatch): string {
  const [operation] = operations.values();
  return operation?.path ?? path;
}

function attempt<T>(action: () => T): T | HttpError {
  try {
    return action();
  } catch (error) {
    if (error instanceof HttpError) return error;
    throw error;
  }
}
