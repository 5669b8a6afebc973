import { HttpError } from "../http/http-error.ts";
import type { ApiResponse } from "../http/messages.ts";
import { type Clock, type Pace, readPace, startingNow } from "../sandbox/clock.ts";
import type { Duration } from "../sandbox/duration.ts";
import { readTimestamp, timestamp } from "../sandbox/timestamp.ts";
import type { WorldOperation } from "./plane.ts";

/** The operations that are about the clock of a world, by their ids. */
export const CLOCK_OPERATIONS: Record<string, WorldOperation> = {
  getClock: ({ clock }) => shown(clock),
  setClock: ({ clock }, { body }) => {
    const { pace, now } = body as { pace?: Pace; now?: string };
    if (pace === undefined && now === undefined) throw new HttpError(400, 'The body needs "pace" or "now", or both.');
    if (now === undefined) clock.setPace(pace as Pace);
    else clock.restore(startingNow(readPace(pace ?? clock.pace), readTimestamp(now)));
    return shown(clock);
  },
  advanceClock: ({ clock }, { body }) => {
    clock.advance((body as { by: Duration }).by);
    return shown(clock);
  },
};

function shown(clock: Clock): ApiResponse {
  return { status: 200, body: { now: timestamp(clock.now()), pace: clock.pace } };
}
