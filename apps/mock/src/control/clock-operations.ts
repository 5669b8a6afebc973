import type { Answer } from "../answer.ts";
import { Refusal } from "../refusal.ts";
import { type Clock, type Pace, readPace, startingNow } from "../sandbox/clock.ts";
import type { Duration } from "../sandbox/duration.ts";
import { readMoment, timestamp } from "../sandbox/moment.ts";
import type { WorldOperation } from "./plane.ts";

/** The operations that are about the clock of a world, by their ids. */
export const CLOCK_OPERATIONS: Record<string, WorldOperation> = {
  getClock: ({ clock }) => shown(clock),
  setClock: ({ clock }, { body }) => {
    const { pace, now } = body as { pace?: Pace; now?: string };
    if (pace === undefined && now === undefined) throw new Refusal(400, 'The body needs "pace" or "now", or both.');
    if (now === undefined) clock.setPace(pace as Pace);
    else clock.restore(startingNow(readPace(pace ?? clock.pace), readMoment(now)));
    return shown(clock);
  },
  advanceClock: ({ clock }, { body }) => {
    clock.advance((body as { by: Duration }).by);
    return shown(clock);
  },
};

function shown(clock: Clock): Answer {
  return { status: 200, body: { now: timestamp(clock.now()), pace: clock.pace } };
}
