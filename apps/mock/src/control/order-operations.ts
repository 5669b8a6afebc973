import { HttpError } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse } from "../http/messages.ts";
import type { OrderDraft } from "../sandbox/made-up.ts";
import type { Orders } from "../sandbox/orders.ts";
import type { WorldOperation } from "./plane.ts";

/** The operations that are about the orders of a world, by their ids. */
export const ORDER_OPERATIONS: Record<string, WorldOperation> = {
  listOrders: ({ orders }, { query: { world, ...query } }) => {
    const { items, next_page, has_more } = orders.list(query);
    return { status: 200, body: { items: items.map(({ id }) => orders.track(id)), next_page, has_more } };
  },
  addOrders: ({ orders }, { body }) => add(orders, body as OrderDraft & { count?: number }),
  getOrder: ({ orders }, request) => shown(orders, request),
  advanceOrder: ({ orders }, request) => {
    orders.advance(idIn(request));
    return shown(orders, request);
  },
  holdOrder: ({ orders }, request) => {
    const { status } = (request.body ?? {}) as { status?: "blocked" | "blocked_wim" };
    orders.hold(idIn(request), status);
    return shown(orders, request);
  },
  releaseOrder: ({ orders }, request) => {
    orders.release(idIn(request));
    return shown(orders, request);
  },
  cancelOrder: ({ orders }, request) => {
    orders.cancel(idIn(request));
    return shown(orders, request);
  },
  moveOrder: ({ orders }, request) => {
    orders.move(idIn(request), (request.body as { status: string }).status);
    return shown(orders, request);
  },
};

function add(orders: Orders, { count, ...draft }: OrderDraft & { count?: number }): ApiResponse {
  if (count === undefined) return { status: 201, body: orders.track(orders.add(draft).id) };
  const [name] = Object.keys(draft);
  if (name !== undefined) {
    throw new HttpError(400, `Body property "${name}" does not go together with "count": many orders are made up.`);
  }
  orders.addMany(count);
  return { status: 200, body: { added: count } };
}

function shown(orders: Orders, request: ApiRequest): ApiResponse {
  return { status: 200, body: orders.track(idIn(request)) };
}

function idIn({ parameters }: ApiRequest): string {
  return parameters.id ?? "";
}
