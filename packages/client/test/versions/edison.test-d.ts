import {
  createClient,
  hasReached,
  type METER_ORDER_STATUSES,
  type MeterOrder,
  type MeterOrderStatus,
  type UnknownValue,
  type WatchPosition,
} from "../../src/index.js";

declare const order: MeterOrder;

/** Leaves no known status out, so what is left is unknown. */
export function complete(status: MeterOrderStatus): string {
  switch (status) {
    case "waiting":
    case "ordered":
    case "checked":
    case "installation_planning":
    case "installation_scheduled":
    case "installation_waiting":
    case "installation_finished":
    case "activated":
    case "installed":
    case "pre_installed":
    case "cancelled":
    case "intended":
    case "blocked":
    case "blocked_wim":
      return status;
    default:
      status satisfies string;
      return status satisfies UnknownValue;
  }
}

/** Leaves known statuses out. */
export function incomplete(status: MeterOrderStatus): string {
  switch (status) {
    case "waiting":
    case "ordered":
      return status;
    default:
      // @ts-expect-error: known statuses are missing above
      return status satisfies UnknownValue;
  }
}

/** The same for providers. */
export function providers({ provider }: MeterOrder): string {
  switch (provider) {
    case "energy-metering":
    case "metrify":
    case "inexogy":
      return provider;
    default:
      return provider satisfies UnknownValue;
  }
}

"waiting" satisfies (typeof METER_ORDER_STATUSES)[number];
"waiting" satisfies MeterOrderStatus;
// @ts-expect-error: no status like this
"waitng" satisfies MeterOrderStatus;
order.status satisfies string;
// @ts-expect-error: no goal like this
hasReached(order.status, "active");

const { meterOrders } = createClient({ token: "t" });
// @ts-expect-error: no goal like this
meterOrders.waitUntil(order.id, "active");
for await (const { previous, current, progress, position } of meterOrders.watch(order.id)) {
  previous satisfies MeterOrderStatus | undefined;
  progress satisfies MeterOrderStatus | undefined;
  current satisfies MeterOrderStatus;
  position satisfies WatchPosition;
  meterOrders.watch(JSON.parse(JSON.stringify(position)) as WatchPosition, { intervalMs: 1_000 });
}
// @ts-expect-error: a watch has no end of its own
meterOrders.watch(order.id, { deadlineMs: 1_000 });
