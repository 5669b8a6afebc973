import type { MeterOrder } from "@meter-orders/client";
import { HttpError } from "../http/http-error.ts";
import type { ApiResponse } from "../http/messages.ts";
import { scenarioOf } from "./scenarios.ts";
import type { World } from "./world.ts";

/**
 * Answers the operation `createMeterOrder`, as the subscription's scenario has it.
 *
 * @throws HttpError with what the scenario says, or with 409 when the subscription has its order already.
 */
export function createMeterOrder(world: World, subscription: string): ApiResponse & { body: MeterOrder } {
  const scenario = scenarioOf(subscription);
  if (scenario?.refuses) {
    const { status, message, times = Number.POSITIVE_INFINITY, retryAfter } = scenario.refuses;
    const refused = world.refused.get(subscription) ?? 0;
    if (refused < times) {
      world.refused.set(subscription, refused + 1);
      throw new HttpError(status, message, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) });
    }
  }
  const body = world.orders.add({ subscription });
  return { status: 200, body, ...(scenario?.losesAnswer && { delivery: { loss: "drop" } }) };
}
