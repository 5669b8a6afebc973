import type { MeterOrder, MeterOrderStatus } from "@meter-orders/client";
import type { Spec } from "../../validation/operation.ts";
import type { OrderDocument } from "../order-document.ts";
import { timestamp } from "../timestamp.ts";
import type { Lifecycle, Stage } from "../transitions.ts";

/** API version 2026-01-29.edison. A hold replaces the status of an order. */
export const edison = {
  /** The meter order as this version returns it. */
  toResource(order: OrderDocument): MeterOrder {
    return {
      object: "meter_order",
      id: order.id,
      subscription: order.subscription,
      customer: order.customer,
      provider: order.provider as MeterOrder["provider"],
      status: order.hold ?? order.status,
      created_at: timestamp(order.created_at),
      updated_at: timestamp(order.updated_at),
      ...order.details,
    };
  },

  /** The properties that are not among the details of a document. */
  ownProperties: ["object", "id", "subscription", "customer", "provider", "status", "created_at", "updated_at"],

  /** The columns that the filters of a list compare. An order has a provider; the filter names its product. */
  filterColumns: {
    status: "status",
    product: "'smart-meter-' || provider",
    customer: "customer",
    subscription: "subscription",
    created_at: "created_at",
    updated_at: "updated_at",
  } as Record<string, string>,

  /** The status of a new order. */
  initialStatus: "waiting" as MeterOrderStatus,

  readLifecycle,
};

/**
 * How long an order keeps a status. The API does not specify it. Together, the durations are the eight weeks that an
 * order usually takes. In any other status, an order only moves manually.
 */
const DURATIONS: { [status in MeterOrderStatus]?: Stage["lasts"] } = {
  waiting: "1d",
  ordered: "3d",
  checked: "3w",
  installation_planning: "10d",
  installation_scheduled: "2w",
  installation_waiting: "1d",
  installation_finished: "1w",
  installed: "1w",
  blocked_wim: "2w",
};

/** A status that the API may add. An order keeps it until it is moved manually. */
const UNKNOWN: Stage = { phase: "open", next: [], also: ["cancelled"] };

/**
 * Reads the lifecycle of this version from the spec.
 *
 * @throws Error when the spec has none.
 */
function readLifecycle({ components }: Spec): Lifecycle {
  const schema = components?.schemas?.MeterOrderStatus as { "x-lifecycle"?: { statuses: Record<string, Stage> } };
  const stages = Object.entries(schema?.["x-lifecycle"]?.statuses ?? {}) as [MeterOrderStatus, Stage][];
  if (stages.length === 0) throw new Error("The schema MeterOrderStatus has no x-lifecycle, which the sandbox needs.");
  const lifecycle = new Map(
    stages.map(([status, { phase, next, also }]) => [status, { phase, next, also, lasts: DURATIONS[status] }]),
  );
  return (status) => lifecycle.get(status) ?? UNKNOWN;
}
