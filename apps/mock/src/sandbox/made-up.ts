import type { MeterOrder } from "@meter-orders/client";
import { digestId, digestNumber } from "./digest.ts";
import type { StoredOrder } from "./order-row.ts";
import { readTimestamp } from "./timestamp.ts";

/** What an order is made from. Whatever is missing is made up, the same way every time. */
export type OrderDraft = Partial<Omit<MeterOrder, "object">>;

/** What made-up values depend on, besides the subscription. */
export interface Source {
  seed: string;
  providers: readonly string[];
}

/**
 * Makes up what a draft leaves out, from its subscription.
 *
 * @param now when it is created, unless the draft says, in milliseconds since 1970.
 * @throws RangeError when a moment of the draft is none.
 */
export function completed(
  draft: OrderDraft & { subscription: string },
  { seed, providers }: Source,
  now: number,
): StoredOrder {
  const { subscription, status = "waiting", id, customer, provider } = draft;
  const createdAt = draft.created_at === undefined ? now : readTimestamp(draft.created_at);
  return {
    id: id ?? `prdo_${digestId(seed, "order", subscription)}`,
    subscription,
    customer: customer ?? `cus_${digestId(seed, "customer", subscription)}`,
    provider: provider ?? providers[digestNumber(seed, "provider", subscription) % providers.length] ?? "",
    status,
    created_at: createdAt,
    updated_at: draft.updated_at === undefined ? createdAt : readTimestamp(draft.updated_at),
    held_from: null,
    due_at: null,
  };
}

/**
 * Makes up a subscription.
 *
 * @param orders how many orders the world has before; since none is ever taken away, each gets another one.
 */
export function madeUpSubscription(seed: string, orders: number): string {
  return `sub_${digestId(seed, "subscription", orders)}`;
}
