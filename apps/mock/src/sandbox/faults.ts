import { randomUUID } from "node:crypto";
import { HttpError } from "../http/http-error.ts";
import { MAX_FAULTS } from "../limits.ts";
import { quote, suggestion } from "../text.ts";
import { type Fault, toFault } from "./fault.ts";
import { seededNumber } from "./seeded.ts";

/** A fault that applies until it has happened `times` times or is removed. */
export interface StandingFault extends Fault {
  id: string;
  /** How many times it has happened. */
  happened: number;
}

/** The standing faults of a sandbox. */
export class Faults {
  #standing: StandingFault[] = [];
  readonly #seed: string;
  readonly #config: { operationIds: readonly string[] };
  #draws = 0;

  /**
   * @param seed decides which requests a fault with a probability applies to: the same ones every time.
   * @param config read again every time, because the spec may be reloaded.
   * @internal
   */
  constructor(seed: string, config: { operationIds: readonly string[] }) {
    this.#seed = seed;
    this.#config = config;
  }

  /**
   * Adds a fault.
   *
   * @param fault an object, or a text such as `status=429 retry-after=2 times=3`.
   * @throws RangeError when the fault is invalid; HttpError with 409 when there are too many.
   */
  add(fault: Fault | string): StandingFault {
    // Spent faults are kept for inspection, as long as there is room.
    if (this.#standing.length >= MAX_FAULTS) this.#standing = this.#standing.filter((standing) => !isSpent(standing));
    if (this.#standing.length >= MAX_FAULTS) throw new HttpError(409, `A world has at most ${MAX_FAULTS} faults.`);
    const standing = { ...checkedFault(fault, this.#config.operationIds), id: randomUUID(), happened: 0 };
    this.#standing.push(standing);
    return standing;
  }

  /** The standing faults, in the order in which they were added. */
  list(): StandingFault[] {
    return this.#standing.map((fault) => ({ ...fault }));
  }

  /** Removes one fault, or all of them. Returns the number of removed faults. */
  remove(id?: string): number {
    const before = this.#standing.length;
    this.#standing = id === undefined ? [] : this.#standing.filter((fault) => fault.id !== id);
    return before - this.#standing.length;
  }

  /**
   * The fault that applies to this request. If several match, the one that was added first.
   *
   * @internal
   */
  draw(operation: string): Fault | undefined {
    const match = this.#standing.find((fault) => this.#matches(fault, operation));
    if (match) match.happened++;
    return match;
  }

  #matches(fault: StandingFault, called: string): boolean {
    const { operation, probability = 1 } = fault;
    if (operation !== undefined && operation !== called) return false;
    if (isSpent(fault)) return false;
    return probability >= 1 || this.#chance() < probability;
  }

  /** At least 0, less than 1. */
  #chance(): number {
    this.#draws++;
    return seededNumber(this.#seed, this.#draws) / 2 ** 48;
  }
}

/**
 * Reads a fault, and checks that its operation exists: with a misspelled one, it would never happen.
 *
 * @throws RangeError when the fault is invalid.
 */
export function checkedFault(given: Fault | string, operationIds: readonly string[]): Fault {
  const fault = toFault(given);
  const { operation } = fault;
  if (operation === undefined || operationIds.includes(operation)) return fault;
  throw new RangeError(`There is no operation ${quote(operation)}${suggestion(operation, [...operationIds])}`);
}

/** Whether a fault has happened as often as it may. */
function isSpent({ times, happened }: StandingFault): boolean {
  return times !== undefined && happened >= times;
}
