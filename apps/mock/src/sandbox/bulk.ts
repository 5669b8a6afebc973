import type { MeterOrder } from "@meter-orders/client";
import { MAX_ADDED_ORDERS } from "../limits.ts";
import { assertRoom } from "./admission.ts";
import { digestId } from "./digest.ts";
import { completed, madeUpSubscription } from "./made-up.ts";
import type { OrderBook } from "./order-book.ts";
import { timestamp } from "./timestamp.ts";

/** How far back the creation of orders that are added in bulk is spread, in milliseconds: a year. */
const SPREAD = 365 * 86_400_000;

/** How many of them have the same customer. */
const ORDERS_PER_CUSTOMER = 4;

/** How many different shares of its age an order has been in its status. Prime, so that it falls in step with nothing. */
const SHARES = 11;

/**
 * Adds so many orders, made up the same way every time: spread evenly over the statuses, over the providers and over
 * the year before now. They stand still, because nobody waits for thousands of orders to move.
 *
 * @param now in milliseconds since 1970.
 * @throws RangeError when it is no number of orders, or too many at once; HttpError with 409 when there is no room.
 */
export function addMany(book: OrderBook, count: number, now: number): void {
  const { seed, facts } = book;
  if (!Number.isInteger(count) || count < 0 || count > MAX_ADDED_ORDERS) {
    throw new RangeError(`The count must be a whole number up to ${MAX_ADDED_ORDERS}, not ${count}.`);
  }
  assertRoom(book.database, count);
  const before = book.count();
  for (let i = 0; i < count; i++) {
    const age = Math.min(now, Math.floor((SPREAD * (count - i)) / (count + 1)));
    const draft = {
      subscription: madeUpSubscription(seed, before + i),
      customer: `cus_${digestId(seed, "customer", Math.floor((before + i) / ORDERS_PER_CUSTOMER))}`,
      status: turn(facts.statuses, i),
      provider: turn(facts.providers, i) as MeterOrder["provider"],
      created_at: timestamp(now - age),
      updated_at: timestamp(now - Math.floor((age * (i % SHARES)) / SHARES)),
    };
    const order = completed(draft, { seed, providers: facts.providers }, now);
    book.store(order, [{ status: order.status, at: order.updated_at }]);
  }
}

function turn<Value>(values: readonly Value[], i: number): Value {
  return values[i % values.length] as Value;
}
