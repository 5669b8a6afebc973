import { type Duration, LAST_TIMESTAMP, milliseconds, readTimestamp } from "./timestamp.ts";

/** The speed of a clock: that of real time, stopped, or a factor (`x60`: one minute every second). */
export type Pace = "real" | "frozen" | `x${number}`;

/** What it takes to restore a clock: the time that it showed at a point of real time, and its pace since then. */
export interface ClockState {
  pace: Pace;
  /** The time that it showed, in milliseconds since 1970. */
  shown: number;
  /** The real time when it showed that, in milliseconds since 1970. */
  at: number;
}

/** The clock of a sandbox. It decides when orders move to their next status. */
export class Clock {
  #state: ClockState;
  readonly #changed: (state: ClockState) => void;

  /**
   * @param changed called after every change.
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

  /** The speed of the clock. */
  get pace(): Pace {
    return this.#state.pace;
  }

  /** The time of the clock, in milliseconds since 1970. */
  now(): number {
    const { pace, shown, at } = this.#state;
    return Math.min(Math.floor(shown + (Date.now() - at) * factor(pace)), LAST_TIMESTAMP);
  }

  /**
   * Advances the clock.
   *
   * @param by milliseconds, or a text such as `3d`.
   * @throws RangeError when it is not a duration, or the clock would go past the year 9999.
   */
  advance(by: Duration): void {
    this.#set(this.pace, this.now() + milliseconds(by));
  }

  /**
   * Changes the speed of the clock. `real` also returns to the actual time.
   *
   * @throws RangeError when it is not a pace.
   */
  setPace(pace: Pace): void {
    this.#set(readPace(pace), pace === "real" ? Date.now() : this.now());
  }

  /**
   * Stops the clock.
   *
   * @param at the time to show. Default: the present time of the clock.
   * @throws RangeError when it is not a timestamp between 1970 and 9999.
   */
  freeze(at: Date | string | number = this.now()): void {
    this.#set("frozen", readTimestamp(at));
  }

  /** @internal */
  restore(state: ClockState): void {
    this.#state = state;
    this.#changed(state);
  }

  #set(pace: Pace, shown: number): void {
    if (shown > LAST_TIMESTAMP) throw new RangeError("The clock cannot go past the year 9999.");
    this.restore({ pace, shown, at: Date.now() });
  }
}

/** The state of a clock that starts now. */
export function startingNow(pace: Pace, shown: number = Date.now()): ClockState {
  return { pace, shown, at: Date.now() };
}

/**
 * Reads a pace.
 *
 * @throws RangeError when it is not a pace.
 */
export function readPace(text: string): Pace {
  if (text === "real" || text === "frozen") return text;
  if (/^x\d{1,7}(\.\d+)?$/.test(text)) return text as Pace;
  throw new RangeError(`"${text}" is not a pace; write real, frozen, or a factor such as x60.`);
}

function factor(pace: Pace): number {
  if (pace === "real") return 1;
  return pace === "frozen" ? 0 : Number(pace.slice(1));
}
