import type { Snapshot } from "../sandbox/snapshot.ts";
import { CLOCK_OPERATIONS } from "./clock-operations.ts";
import { FAULT_OPERATIONS } from "./fault-operations.ts";
import { ORDER_OPERATIONS } from "./order-operations.ts";
import type { WorldOperation } from "./plane.ts";

/** The operations that are about one world, by their ids. */
export const WORLD_OPERATIONS: Record<string, WorldOperation> = {
  ...CLOCK_OPERATIONS,
  ...ORDER_OPERATIONS,
  ...FAULT_OPERATIONS,
  resetWorld: (world, _request, { journal }) => {
    world.reset();
    journal.clear(world.id);
    return { status: 204 };
  },
  getSnapshot: (world) => ({ status: 200, body: world.snapshot() }),
  putSnapshot: (world, { body }) => {
    world.restore(body as Snapshot);
    return { status: 204 };
  },
};
