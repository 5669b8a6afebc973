import type { MeterOrder } from "@meter-orders/client";
import { MAX_ADDED_ORDERS } from "../limits.ts";
import type { OrderDocument } from "./order-document.ts";
import type { OrderRepository } from "./order-repository.ts";
import type { SpecConfig } from "./sandbox-config.ts";
import { seededId, seededNumber } from "./seeded.ts";
import { readTimestamp, timestamp } from "./timestamp.ts";

/** The properties of a new order. Those that you omit are generated. The same seed always generates the same values. */
export type OrderDraft = Partial<Omit<MeterOrder, "object">>;

/** What generated values depend on. The config is read again every time, because the spec may be reloaded. */
export interface Source {
  seed: string;
  config: SpecConfig;
}

/**
 * Completes a draft.
 *
 * @param count the number of orders in the sandbox. None is ever removed, so each gets another subscription.
 * @param now the default time of creation, in milliseconds since 1970.
 * @throws RangeError when a time of the draft is not a timestamp.
 */
export function fakeOrder(
  draft: OrderDraft,
  { seed, config }: Source,
  count: () => number,
  now: number,
): OrderDocument {
  const {
    object: _,
    subscription = `sub_${seededId(seed, "subscription", count())}`,
    id = `prdo_${seededId(seed, "order", subscription)}`,
    customer = `cus_${seededId(seed, "customer", subscription)}`,
    provider = pick(config.providers, seededNumber(seed, "provider", subscription)),
    status = config.initialStatus,
    created_at = timestamp(now),
    updated_at = created_at,
    ...details
  }: OrderDraft & { object?: string } = draft;
  const isHold = config.lifecycle(status).phase === "hold";
  const updatedAt = readTimestamp(updated_at);
  return {
    id,
    subscription,
    customer,
    provider,
    // An order that begins on hold returns to the status that usually follows.
    status: (isHold ? config.lifecycle(status).next[0] : undefined) ?? status,
    hold: isHold ? status : null,
    created_at: readTimestamp(created_at),
    updated_at: updatedAt,
    due_at: null,
    history: [{ status, at: updatedAt }],
    details: { ...config.details, ...details },
  };
}

/** The creation times of orders that are added together are spread over a year, in milliseconds. */
const SPREAD = 365 * 86_400_000;

/** How many of them have the same customer. */
const ORDERS_PER_CUSTOMER = 4;

/** In how many steps the time since the last update varies. A prime number, to avoid patterns with the other cycles. */
const STEPS = 11;

/**
 * Adds many fake orders, spread evenly over the statuses, the providers, and the year before now. They do not move by
 * themselves.
 *
 * @param now in milliseconds since 1970.
 * @throws RangeError when the count is not a whole number, or too large; HttpError with 409 when the mock is full.
 */
export function addFakeOrders(repository: OrderRepository, source: Source, count: number, now: number): void {
  if (!Number.isInteger(count) || count < 0 || count > MAX_ADDED_ORDERS) {
    throw new RangeError(`The count must be a whole number up to ${MAX_ADDED_ORDERS}, not ${count}.`);
  }
  repository.assertRoom(count);
  const { seed, config } = source;
  const before = repository.count();
  for (let i = 0; i < count; i++) {
    const age = Math.min(now, Math.floor((SPREAD * (count - i)) / (count + 1)));
    const draft: OrderDraft = {
      customer: `cus_${seededId(seed, "customer", Math.floor((before + i) / ORDERS_PER_CUSTOMER))}`,
      status: pick(config.statuses, i),
      provider: pick(config.providers, i),
      created_at: timestamp(now - age),
      updated_at: timestamp(now - Math.floor((age * (i % STEPS)) / STEPS)),
    };
    repository.insert(fakeOrder(draft, source, () => before + i, now));
  }
}

function pick<Value>(values: readonly Value[], number: number): Value {
  return values[number % values.length] as Value;
}
