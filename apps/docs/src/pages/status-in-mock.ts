/** How to get an order with a status from the mock. */
import { subscriptionOf } from "@meter-orders/mock";
import type { Example, Response } from "@meter-orders/openapi";
import { type Status, sourcesOf, statuses } from "../lifecycle/statuses.ts";
import { fence } from "../samples.ts";
import { operations, resolve } from "../spec.ts";
import type { Passage } from "./scenarios.ts";

const MOCK = "http://127.0.0.1:4010";
const TOKEN = " \\\n  -H 'Authorization: Bearer demo'";
/** Samples that change orders use a sandbox of their own, so that the other samples return what is shown. */
const OTHER_TOKEN = " \\\n  -H 'Authorization: Bearer my-test'";

export function reproduceWithMock(status: Status, scenarios: Passage[]): string {
  const { name } = status;
  const [order, other] = [exampleOf(name), otherStatus(status)];
  return [
    `A new [mock](/guides/testing-with-the-mock/) has an order with this status:`,
    fence("sh", "Retrieve the order", `curl ${MOCK}/meter-orders/${order.id}${TOKEN}`),
    fence("json", "The order", JSON.stringify(order, null, 2)),
    ...withScenarios(scenarios),
    `### Manually\n\nYou can set this status on any order, here on one that is \`${other}\`:`,
    fence(
      "sh",
      "Set the status",
      `curl ${MOCK}/__mock/orders/${exampleOf(other).id}/move${OTHER_TOKEN} \\\n  -d status=${name}`,
    ),
  ].join("\n\n");
}

function withScenarios(scenarios: Passage[]): string[] {
  if (scenarios.length === 0) return [];
  if (scenarios.every(({ day }) => day === 0)) return [`### Scenarios\n\n${FIRST_STATUS}`];
  const rows = scenarios.map(
    ({ scenario, day }) => `| \`${subscriptionOf(scenario)}\` | ${day} | ${scenario.description} |`,
  );
  const table = ["| subscription | day | what happens |", "|---|---|---|", ...rows].join("\n");
  return [`### Scenarios\n\n${OVER_TIME}`, table];
}

const OVER_TIME = `An order for one of these test subscriptions reaches this status on the given day after it was created.
To skip ahead, [advance the clock](/guides/testing-with-the-mock/#advance-the-clock).`;

const FIRST_STATUS = `Every new order starts with this status, whatever its subscription:
[Creating orders](/guides/creating-orders/#create-an-order).`;

/** The example order with a status. A new mock has exactly the orders of the examples. */
function exampleOf(status: string): Record<string, unknown> {
  const retrieve = operations.find(({ operation }) => operation.operationId === "retrieveMeterOrder")?.operation;
  const { content } = resolve<Response>(retrieve?.responses["200"] ?? { description: "", content: {} });
  const examples = Object.values(content["application/json"]?.examples ?? {}).map((example) =>
    resolve<Example>(example),
  );
  const order = examples.map(({ value }) => value).find((value) => value.status === status);
  if (order) return order;
  throw new Error(`retrieveMeterOrder has no example of an order with the status ${status}`);
}

/** A usual status before this one, or any other status. */
function otherStatus({ name }: Status): string {
  const { usual, possible } = sourcesOf(name);
  const [source] = [...usual, ...possible, ...statuses.filter((status) => status.name !== name)];
  return source?.name ?? name;
}
