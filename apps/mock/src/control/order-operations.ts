import { HttpError } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse } from "../http/messages.ts";
import type { OrderDraft } from "../sandbox/fake-order.ts";
import type { Orders } from "../sandbox/orders.ts";
import type { WorldOperation } from "./context.ts";

/** The operations on the orders of a sandbox, by operationId. */
export const ORDER_OPERATIONS: Record<string, WorldOperation> = {
  listOrders: ({ orders }, { query: { world, ...query } }) => {
    const { items, next_page, has_more } = orders.list(query);
    return { status: 200, body: { items: items.map(({ id }) => orders.track(id)), next_page, has_more } };
  },
  addOrders: ({ orders }, { body }) => add(orders, body as OrderDraft & { count?: number }),
  getOrder: acting(() => {}),
  advanceOrder: acting((orders, id) => orders.advance(id)),
  holdOrder: acting((orders, id, body) => orders.hold(id, (body as { status?: "blocked" } | undefined)?.status)),
  releaseOrder: acting((orders, id) => orders.release(id)),
  cancelOrder: acting((orders, id) => orders.cancel(id)),
  moveOrder: acting((orders, id, body) => orders.move(id, (body as { status: string }).status)),
};

/** Does something with an order and returns the order. */
function acting(act: (orders: Orders, id: string, body: unknown) => unknown): WorldOperation {
  return ({ orders }, { parameters: { id = "" }, body }: ApiRequest) => {
    act(orders, id, body);
    return { status: 200, body: orders.track(id) };
  };
}

function add(orders: Orders, { count, ...draft }: OrderDraft & { count?: number }): ApiResponse {
  if (count === undefined) return { status: 201, body: orders.track(orders.add(draft).id) };
  const [name] = Object.keys(draft);
  if (name !== undefined) throw new HttpError(400, `Body property "${name}" cannot be combined with "count".`);
  orders.addMany(count);
  return { status: 200, body: { added: count } };
}
