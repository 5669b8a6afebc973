import type { Operation } from "../contract/prism.ts";
import { Refusal } from "../refusal.ts";
import { createRouter, operationAt, type Place } from "../router.ts";
import { shortened } from "./call-example.ts";

/** Where a call goes to, by the contract. */
export interface Located {
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
export function createLocator(operations: Operation[]): (method: string, path: string) => Located {
  const find = createRouter(operations);
  return (method, path) => {
    const place = attempt(() => find(path));
    if (place instanceof Refusal) {
      return { name: shortened(`${method} ${path}`), path, problem: place.status === 404 ? UNKNOWN : place.message };
    }
    const template = templateOf(place);
    if (method === "OPTIONS") return { name: `${method} ${template}`, path };
    const operation = attempt(() => operationAt(place, method));
    if (operation instanceof Refusal) return { name: `${method} ${template}`, path, problem: UNKNOWN };
    return { name: operation.iid ?? `${method} ${template}`, path: place.path, operation };
  };
}

/** The path with the names of its parameters, so that two ids are not two kinds of deviation. */
function templateOf({ operations, path }: Place): string {
  const [operation] = operations.values();
  return operation?.path ?? path;
}

function attempt<T>(action: () => T): T | Refusal {
  try {
    return action();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
