/** A program of a consumer: every TypeScript version must accept it, and report the errors that it expects. */
import {
  createClient,
  METER_ORDER_STATUSES,
  type MeterOrder,
  type MeterOrderStatus,
  NotFoundError,
  settle,
} from "@meter-orders/client";
import { otelHooks } from "@meter-orders/client/otel";

const span = { setAttribute() {}, setStatus() {}, end() {} };
const hooks = otelHooks({ startSpan: () => span });
const client = createClient({ clientId: "id", clientSecret: "secret", timeoutMs: 10_000, hooks });

export const order: MeterOrder = await client.meterOrders.retrieve("prdo_lk4m8qtnwg1vy62q7gbniclw");
export const statuses: readonly MeterOrderStatus[] = METER_ORDER_STATUSES;

for await (const { id } of client.meterOrders.list({ filter: { status: { in: ["waiting"] } } })) {
  id satisfies string;
}
for await (const change of client.meterOrders.watch(order.id)) change.current satisfies MeterOrderStatus;

const { created } = await client.meterOrders.createOrRetrieve({ subscription: order.subscription });
created satisfies boolean;

const response = await client.GET("/meter-orders/{id}", { params: { path: { id: order.id } } });
if (response.status === 200) response.data satisfies MeterOrder;
if (response.status === 404) response.error.code satisfies "NOT_FOUND";

const result = await settle(client.meterOrders.retrieve(order.id));
if (result.ok) result.value satisfies MeterOrder;
else if (result.status === 429) result.error.code satisfies "TOO_MANY_REQUESTS";

try {
  await client.meterOrders.retrieve(order.id);
} catch (error) {
  if (error instanceof NotFoundError) error.code satisfies "NOT_FOUND";
}

// @ts-expect-error: no such path
client.GET("/meters");
// @ts-expect-error: no such field
client.meterOrders.list({ filter: { state: { eq: "waiting" } } });
// @ts-expect-error: no such operator
client.meterOrders.list({ filter: { status: { is: "waiting" } } });
// @ts-expect-error: no such status
client.meterOrders.waitUntil(order.id, "finished");
