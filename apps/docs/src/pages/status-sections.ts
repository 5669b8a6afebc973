/** Sections of a status page: the statuses before and after it, the client, and the mock. */
import { hasReached, isFinal, isHold, type MeterOrderStatus } from "@meter-orders/client";
import { subscriptionOf } from "@meter-orders/mock";
import type { Example, Response } from "@meter-orders/openapi";
import { linkAll, linkTo, type Status, sourcesOf, statuses, statusNamed, typicalPath } from "../lifecycle/statuses.ts";
import { fence } from "../samples.ts";
import { operations, resolve } from "../spec.ts";
import type { Passage } from "./scenarios.ts";

const TYPICAL = "This is typical, but not guaranteed: an order may skip a status, repeat one, or go back.";

const FINAL = "We assume that this status is final. Nomos does not document whether an order can leave it.";

export function beforeAndAfter(status: Status): string {
  const { usual, possible } = sourcesOf(status.name);
  const [holds, others] = [usual.filter(isOnHold), usual.filter((source) => !isOnHold(source))];
  const lines = [
    ...(status === typicalPath[0] ? ["- A new order starts here."] : []),
    line("Usually comes from", others.length > 0 && linkAll(others)),
    line("Returns here after a hold", holds.length > 0 && linkAll(holds)),
    line("May come from", possible.length > 0 && linkAll(possible)),
    ...(usual.length + possible.length === 0 ? ["- No other status leads here."] : []),
    ...following(status),
  ];
  return [...lines.filter(Boolean), "", status.phase === "final" ? FINAL : TYPICAL].join("\n");
}

function following({ next, also, phase }: Status): string[] {
  if (next.length === 0) return ["- Usually followed by: none."];
  const [first, ...others] = next.map(statusNamed);
  const back = phase === "hold";
  return [
    back
      ? line("Usually continues as", linkAll(next.map(statusNamed)))
      : line("Usually followed by", first && linkAll([first])),
    line("Sometimes followed by", !back && others.length > 0 && linkAll(others)),
    line("May change to", also.length > 0 && linkAll(also.map(statusNamed))),
  ];
}

const line = (what: string, value: string | false | undefined) => (value ? `- ${what}: ${value}` : "");
const isOnHold = ({ phase }: Status) => phase === "hold";

export function statusInClient({ name }: Status): string {
  const status = name as MeterOrderStatus;
  return `${helpers(status)}

${fence("ts", "Every order with this status", listOrders(status))}`;
}

const listOrders = (status: MeterOrderStatus) => `import { createClient } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

const filter = { status: { eq: "${status}" } } as const;
for await (const order of client.meterOrders.list({ filter })) console.log(order.id);`;

/** Calls the client, so that the text is true. */
function helpers(status: MeterOrderStatus): string {
  const past = statuses.map(({ name }) => name as MeterOrderStatus).filter((other) => hasReached(other, status));
  const others = past.filter((other) => other !== status).map(linkTo);
  const reached = others.length > 0 ? `this status and for later ones: ${others.join(", ")}` : "this status only";
  return [
    `- \`isFinal("${status}")\` is \`${isFinal(status)}\`${isFinal(status) ? ": `watch` ends here" : ""}.`,
    `- \`isHold("${status}")\` is \`${isHold(status)}\`${isHold(status) ? ": `watch` keeps the status before the hold as `progress`" : ""}.`,
    `- \`hasReached(order.status, "${status}")\` is \`true\` for ${reached}.`,
  ].join("\n");
}

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
