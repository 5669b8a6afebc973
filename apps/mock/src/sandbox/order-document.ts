import type { MeterOrderStatus } from "@meter-orders/client";

/**
 * An order as it is stored. It is independent of the API version: each version makes its resource of it. Times are
 * milliseconds since 1970.
 */
export interface OrderDocument {
  id: string;
  subscription: string;
  customer: string;
  provider: string;
  /** The status. While the order is on hold, the status to which it returns. */
  status: MeterOrderStatus;
  /** The hold, such as `blocked`. Null when the order is not on hold. */
  hold: MeterOrderStatus | null;
  created_at: number;
  updated_at: number;
  /** When the order moves to its next status. Null when it only moves manually, or is final. */
  due_at: number | null;
  /** Every status and hold that the order has had, oldest first. The last one is the present one. */
  history: { status: MeterOrderStatus; at: number }[];
  /** Further properties of the resource, by name. */
  details: Record<string, unknown>;
}

/** A stored order with the number of its row. A later order has a higher number. */
export interface OrderRow {
  number: number;
  order: OrderDocument;
}

/** The hold of an order, or else its status. */
export function currentStatus({ hold, status }: OrderDocument): MeterOrderStatus {
  return hold ?? status;
}
