import { randomUUID } from "node:crypto";
import { HttpError } from "../http/http-error.ts";
import { MAX_FAULTS } from "../limits.ts";
import { quote, suggestion } from "../text.ts";
import { digestNumber } from "./digest.ts";
import { type Fault, toFault } from "./fault.ts";

/** A fault that stands until it has happened often enough, or is removed. */
export interface StandingFault extends Fault {
  id: string;
  /** How many times it has happened. */
  happened: number;
}

/** The standing faults of one world. */
export class Faults {
  #standing: StandingFault[] = [];
  readonly #seed: string;
  readonly #facts: { operationIds: readonly string[] };
  #draws = 0;

  /**
   * @param seed decides which requests a fault by chance hits: the same ones every time.
   * @param facts looked up every time, because the description may be loaded anew.
   * @internal
   */
  constructor(seed: string, facts: { operationIds: readonly string[] }) {
    this.#seed = seed;
    this.#facts = facts;
  }

  /**
   * Adds a fault.
   *
   * @param fault as an object, or as text such as `status=429 retry-after=2 times=3`.
   * @throws RangeError when it makes no sense; HttpError with 409 when there are too many.
   */
  add(fault: Fault | string): StandingFault {
    // Those that have happened often enough are kept for whoever looks, as long as there is room.
    if (this.#standing.length >= MAX_FAULTS) this.#standing = this.#standing.filter((standing) => !isSpent(standing));
    if (this.#standing.length >= MAX_FAULTS) throw new HttpError(409, `A world has at most ${MAX_FAULTS} faults.`);
    const standing = { ...checkedFault(fault, this.#facts.operationIds), id: randomUUID(), happened: 0 };
    this.#standing.push(standing);
    return standing;
  }

  list(): StandingFault[] {
    return this.#standing.map((fault) => ({ ...fault }));
  }

  /** Removes one fault, or all of them. Returns how many there were. */
  remove(id?: string): number {
    const before = this.#standing.length;
    this.#standing = id === undefined ? [] : this.#standing.filter((fault) => fault.id !== id);
    return before - this.#standing.length;
  }

  /**
   * The fault that hits this request: of several, the one that was added first.
   *
   * @internal
   */
  draw(operation: string): Fault | undefined {
    const hit = this.#standing.find((fault) => this.#hits(fault, operation));
    if (hit) hit.happened++;
    return hit;
  }

  #hits(fault: StandingFault, called: string): boolean {
    const { operation, probability = 1 } = fault;
    if (operation !== undefined && operation !== called) return false;
    if (isSpent(fault)) return false;
    return probability >= 1 || this.#chance() < probability;
  }

  /** From 0 to 1, without 1. */
  #chance(): number {
    this.#draws++;
    return digestNumber(this.#seed, this.#draws) / 2 ** 48;
  }
}

/**
 * Takes a fault in either form. One of an operation that is misspelt would never happen.
 *
 * @throws RangeError when it makes no sense.
 */
export function checkedFault(given: Fault | string, operationIds: readonly string[]): Fault {
  const fault = toFault(given);
  const { operation } = fault;
  if (operation === undefined || operationIds.includes(operation)) return fault;
  throw new RangeError(`There is no operation ${quote(operation)}${suggestion(operation, [...operationIds])}`);
}

/** Whether a fault has happened as often as it should. */
function isSpent({ times, happened }: StandingFault): boolean {
  return times !== undefined && happened >= times;
}
