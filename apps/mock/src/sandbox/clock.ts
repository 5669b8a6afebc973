import { type Duration, milliseconds } from "./duration.ts";
import { LAST_MOMENT, readTimestamp } from "./timestamp.ts";

/** How a clock goes: at the pace of real time, not at all, or so many times as fast (`x60`: a minute every second). */
export type Pace = "real" | "frozen" | `x${number}`;

/** What a clock needs to be built again: what it showed at a moment of real time, and its pace since. */
export interface ClockState {
  pace: Pace;
  /** What it showed, in milliseconds since 1970. */
  shown: number;
  /** When it showed that, in milliseconds since 1970, real time. */
  at: number;
}

/** A clock of its own, for a world of its own. */
export class Clock {
  #state: ClockState;
  readonly #changed: (state: ClockState) => void;

  /**
   * @param changed called after every change by hand.
   * @internal
   */
  constructor(state: ClockState, changed: (state: ClockState) => void = () => {}) {
    this.#state = state;
    this.#changed = changed;
  }

  /** @internal */
  get state(): ClockState {
    return this.#state;
  }

  get pace(): Pace {
    return this.#state.pace;
  }

  /** What it shows, in milliseconds since 1970. */
  now(): number {
    const { pace, shown, at } = this.#state;
    return Math.min(Math.floor(shown + (Date.now() - at) * rate(pace)), LAST_MOMENT);
  }

  /**
   * Lets time pass, at once.
   *
   * @throws RangeError when that is no length of time.
   */
  advance(by: Duration): void {
    this.#set(this.pace, this.now() + milliseconds(by));
  }

  /**
   * Changes the pace from now on. `real` also goes back to the actual time.
   *
   * @throws RangeError when it is none.
   */
  setPace(pace: Pace): void {
    this.#set(readPace(pace), pace === "real" ? Date.now() : this.now());
  }

  /** Stops the clock at a moment. */
  freeze(at: Date | string | number = this.now()): void {
    this.#set("frozen", readTimestamp(at));
  }

  /**
   * Goes on from a state that a clock had before.
   *
   * @internal
   */
  restore(state: ClockState): void {
    this.#state = state;
    this.#changed(state);
  }

  #set(pace: Pace, shown: number): void {
    if (shown > LAST_MOMENT) throw new RangeError("The clock ends with the year 9999.");
    this.restore({ pace, shown, at: Date.now() });
  }
}

/** The state of a clock that begins now. */
export function startingNow(pace: Pace, shown: number = Date.now()): ClockState {
  return { pace, shown, at: Date.now() };
}

/**
 * Reads a pace.
 *
 * @throws RangeError when it is none.
 */
export function readPace(text: string): Pace {
  if (text === "real" || text === "frozen") return text;
  if (/^x\d{1,7}(\.\d+)?$/.test(text)) return text as Pace;
  throw new RangeError(`"${text}" is no pace of a clock; write real, frozen, or x60 for sixty times as fast.`);
}

function rate(pace: Pace): number {
  if (pace === "real") return 1;
  return pace === "frozen" ? 0 : Number(pace.slice(1));
}
