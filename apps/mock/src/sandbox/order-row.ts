import type { MeterOrder, MeterOrderStatus } from "@meter-orders/client";
import { timestamp } from "./timestamp.ts";

/** An order as it is stored. Moments are milliseconds since 1970. */
export interface StoredOrder {
  id: string;
  subscription: string;
  customer: string;
  provider: string;
  status: MeterOrderStatus;
  created_at: number;
  updated_at: number;
  /** Where it stood before it was held; null when it is not held. */
  held_from: MeterOrderStatus | null;
  /** When it goes on by itself; null when it waits for somebody, or is over. */
  due_at: number | null;
}

/** A status that an order has had, and since when. */
export interface StoredMove {
  status: MeterOrderStatus;
  at: number;
}

/** A stored order with the number that the database gave it. Of two orders, the later one has the higher number. */
export interface OrderRow extends StoredOrder {
  number: number;
}

/** The columns of {@link StoredOrder}. */
export const STORED = [
  "id",
  "subscription",
  "customer",
  "provider",
  "status",
  "created_at",
  "updated_at",
  "held_from",
  "due_at",
] as const;

/** The columns of {@link OrderRow}, for a query. */
export const COLUMNS = `number, ${STORED.join(", ")}`;

/** What a list shows of an order, and where it stands in the list, as a plain row: reading those takes half as long. */
export type ListedRow = [
  number: number,
  created_at: number,
  id: string,
  subscription: string,
  customer: string,
  provider: string,
  status: MeterOrderStatus,
  updated_at: number,
];

/** The columns of {@link ListedRow}, for a query. */
export const LISTED = "number, created_at, id, subscription, customer, provider, status, updated_at";

/** Writes an order of a list as the API does. */
export function toListedOrder(row: ListedRow): MeterOrder {
  const [, created_at, id, subscription, customer, provider, status, updated_at] = row;
  return toMeterOrder({ id, subscription, customer, provider, status, created_at, updated_at });
}

/** Writes an order as the API does. */
export function toMeterOrder(row: Omit<StoredOrder, "held_from" | "due_at">): MeterOrder {
  return {
    object: "meter_order",
    id: row.id,
    subscription: row.subscription,
    customer: row.customer,
    provider: row.provider as MeterOrder["provider"],
    status: row.status,
    created_at: timestamp(row.created_at),
    updated_at: timestamp(row.updated_at),
  };
}
