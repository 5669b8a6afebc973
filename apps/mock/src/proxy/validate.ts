import { checkRequest } from "../http/check-request.ts";
import { HttpError } from "../http/http-error.ts";
import type { RawRequest } from "../http/messages.ts";
import { createRouter, operationAt, type Place } from "../http/router.ts";
import type { Contract, Engine, Operation } from "../validation/operation.ts";
import { type Forwarded, TOO_LARGE, takesBody } from "./forward.ts";
import { shortened } from "./redact.ts";
import { createAnswerChecker } from "./validate-response.ts";

/** Tells what breaks the contract, one sentence for each rule; none when nothing does. */
export interface Validator {
  request(call: RawRequest, located: OperationMatch, search: string): Promise<string[]>;
  answer(call: RawRequest, located: OperationMatch, answer: Forwarded): string[];
}

/** Judges requests as the mock does, and answers by the schemas of the description. */
export function createValidator(contract: Contract, engine: Engine): Validator {
  const checkAnswer = createAnswerChecker(contract);
  const checks = { spec: contract.spec, engine };

  async function refusalOf(call: RawRequest, { operation, path }: OperationMatch, search: string): Promise<string[]> {
    if (!operation) return [];
    try {
      await checkRequest(checks, call, { operation, path, search });
      return [];
    } catch (error) {
      if (error instanceof HttpError) return [requestRule(error.message)];
      throw error;
    }
  }

  return {
    async request(call, located, search) {
      if (call.body === "too large") return [TOO_LARGE];
      const address = located.problem === undefined ? [] : [requestRule(located.problem)];
      return [...address, ...lossOf(call), ...(await refusalOf(call, located, search))];
    },
    // Without an operation, nothing says what its answer has to be.
    answer: ({ method }, { operation }, answer) => (operation ? checkAnswer(operation, method, answer) : []),
  };
}

function lossOf(call: RawRequest): string[] {
  const isLost = call.body.length > 0 && !takesBody(call);
  return isLost ? [`The body was not forwarded: ${call.method} takes none.`] : [];
}

/** Where a call goes to, by the contract. */
export interface OperationMatch {
  /** The operationId, or the method and the path. */
  name: string;
  /** The path, well encoded. */
  path: string;
  operation?: Operation;
  /** What is wrong with the address, as a sentence. */
  problem?: string;
}

const UNKNOWN = "There is no such operation in the contract.";

/** Prepares to find the operation of a call. OPTIONS, with which browsers ask first, is none, and no problem. */
export function createMatcher(operations: Operation[]): (method: string, path: string) => OperationMatch {
  const find = createRouter(operations);
  return (method, path) => {
    const place = attempt(() => find(path));
    if (place instanceof HttpError) {
      return { name: shortened(`${method} ${path}`), path, problem: place.status === 404 ? UNKNOWN : place.message };
    }
    const template = templateOf(place);
    if (method === "OPTIONS") return { name: `${method} ${template}`, path };
    const operation = attempt(() => operationAt(place, method));
    if (operation instanceof HttpError) return { name: `${method} ${template}`, path, problem: UNKNOWN };
    return { name: operation.iid ?? `${method} ${template}`, path: place.path, operation };
  };
}

/** The path with the names of its parameters, so that two ids are not two kinds of deviation. */
function templateOf({ operations, path }: Place): string {
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

/** What the mock says of input that it cannot read, up to the piece of it that follows. */
const UNREADABLE = /((?:This|The path) is not percent-encoded UTF-8|The body is not [^:]+):.*/s;

/**
 * Makes one kind of deviation of what the mock would refuse in slightly different words: the number of an item is left
 * out, and so is the input that could not be read, in which a secret may be.
 */
export function requestRule(message: string): string {
  return message
    .replace(UNREADABLE, "$1.")
    .replaceAll(/Item \d+ of (?=query|header|path)/g, "An item of ")
    .replaceAll(/(?<=Body property "[^"]*)\.\d+(?=[."])/g, "[]");
}
