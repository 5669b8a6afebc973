/** The ways in which an order of the mock gets a status. */
import { subscriptionOf } from "@meter-orders/mock";
import { type Example, operations, type Response, resolve } from "../description.ts";
import { type Status, sourcesOf, statuses } from "../lifecycle/statuses.ts";
import type { Passage } from "./scenarios.ts";

const MOCK = "http://127.0.0.1:4010";
const TOKEN = " \\\n  -H 'Authorization: Bearer demo'";
/** What changes orders has a world of its own, so that those of the other samples stay as they are shown. */
const OTHER_TOKEN = " \\\n  -H 'Authorization: Bearer my-test'";

export function reachInMock(status: Status, scenarios: Passage[]): string {
  const { name } = status;
  const [order, other] = [exampleOf(name), elsewhere(status)];
  return [
    `A fresh [mock](/guides/testing-with-the-mock/) has an order with this status:`,
    fence("sh", "Retrieve it", `curl ${MOCK}/meter-orders/${order.id}${TOKEN}`),
    fence("json", "The order", JSON.stringify(order, null, 2)),
    ...played(scenarios),
    `### By hand\n\nAny order can be given this status, here one that is \`${other}\`:`,
    fence(
      "sh",
      "Move an order",
      `curl ${MOCK}/__mock/orders/${exampleOf(other).id}/move${OTHER_TOKEN} \\\n  -d status=${name}`,
    ),
  ].join("\n\n");
}

function played(scenarios: Passage[]): string[] {
  if (scenarios.length === 0) return [];
  if (scenarios.every(({ day }) => day === 0)) return [`### By itself\n\n${AT_ONCE}`];
  const rows = scenarios.map(
    ({ scenario, day }) => `| \`${subscriptionOf(scenario)}\` | ${day} | ${scenario.description} |`,
  );
  const table = ["| subscription | day | what happens |", "|---|---|---|", ...rows].join("\n");
  return [`### By itself\n\n${BY_ITSELF}`, table];
}

const BY_ITSELF = `An order for one of these subscriptions gets this status on the given day after its creation. [Let time
pass](/guides/testing-with-the-mock/#advance-the-clock), and you need not wait.`;

const AT_ONCE = `Every new order has this status at first, for whatever subscription it was created:
[Creating orders](/guides/creating-orders/#create-an-order).`;

/** The documented order that has a status; a fresh mock holds exactly these. */
function exampleOf(status: string): Record<string, unknown> {
  const retrieve = operations.find(({ operation }) => operation.operationId === "retrieveMeterOrder")?.operation;
  const { content } = resolve<Response>(retrieve?.responses["200"] ?? { description: "", content: {} });
  const examples = Object.values(content["application/json"]?.examples ?? {}).map((example) =>
    resolve<Example>(example),
  );
  const order = examples.map(({ value }) => value).find((value) => value.status === status);
  if (order) return order;
  throw new Error(`retrieveMeterOrder has no example of an order that is ${status}`);
}

/** A status that orders usually have before this one, or any other. */
function elsewhere({ name }: Status): string {
  const { usual, possible } = sourcesOf(name);
  const [source] = [...usual, ...possible, ...statuses.filter((status) => status.name !== name)];
  return source?.name ?? name;
}

const fence = (language: string, caption: string, code: string) => `\`\`\`${language} ${caption}\n${code}\n\`\`\``;
