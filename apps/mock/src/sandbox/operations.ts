import { HttpError } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse } from "../http/messages.ts";
import { clientId } from "./access.ts";
import type { OrderDraft } from "./fake-order.ts";
import { noSuchOrder, type Orders } from "./orders.ts";
import { scenarioOf } from "./scenarios.ts";
import { createToken, type Tokens } from "./tokens.ts";
import type { World } from "./world.ts";

/** What an operation works with. */
interface OperationContext {
  world: World;
  /** The orders of the sandbox, in the API version of the request. */
  orders: Orders;
  tokens: Tokens;
}

/** The stateful operations, by operationId. */
export const OPERATIONS: Record<string, (context: OperationContext, request: ApiRequest) => ApiResponse> = {
  retrieveMeterOrder({ orders }, { parameters: { id = "" } }) {
    const body = orders.get(id);
    if (body) return { status: 200, body };
    throw noSuchOrder(id);
  },
  listMeterOrders: ({ orders }, { query }) => ({ status: 200, body: orders.list(query) }),
  createMeterOrder,
  createToken({ world, tokens }, { headers, body }) {
    const client = clientId(headers.authorization ?? "");
    return { status: 200, body: createToken(tokens, client, body as Record<string, unknown>, world.clock.now()) };
  },
};

/** Creates an order, or does what the scenario of the subscription says. */
function createMeterOrder({ world, orders }: OperationContext, { body }: ApiRequest): ApiResponse {
  const draft = body as OrderDraft & { subscription: string };
  const scenario = scenarioOf(draft.subscription);
  if (scenario?.error) {
    const { status, message, times = Number.POSITIVE_INFINITY, retryAfter } = scenario.error;
    const returned = world.scenarioErrors.get(draft.subscription) ?? 0;
    if (returned < times) {
      world.scenarioErrors.set(draft.subscription, returned + 1);
      throw new HttpError(status, message, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) });
    }
  }
  const delivery = scenario?.losesResponse && { delivery: { loss: "drop" as const } };
  return { status: 200, body: orders.create(draft), ...delivery };
}
