/** The scenarios of the mock, and the errors that it can return. */
import { createMock, type Mock, SCENARIOS, type Scenario, subscriptionOf } from "@meter-orders/mock";
import { apiErrors } from "./api-errors.ts";

const DAY = 86_400_000;

/** A scenario with an order that reaches a status, and the day after its creation. */
export interface Passage {
  scenario: Scenario;
  day: number;
}

/** A Markdown table of the scenarios. */
export function scenarioTable(): string {
  const rows = SCENARIOS.map((scenario) => `| \`${subscriptionOf(scenario)}\` | ${scenario.description} |`);
  return ["| subscription | what happens |", "|---|---|", ...rows].join("\n");
}

/** A Markdown table of the errors, with links to the requests that return them. */
export function errorTable(): string {
  const rows = apiErrors.map(({ status, code, title }) => {
    return `| ${status} | [\`${code}\`](/errors/${code}/) | [reproduce ${title}](/errors/${code}/#reproduce-with-the-mock) |`;
  });
  return ["| status | code | with the mock |", "|---|---|---|", ...rows].join("\n");
}

/** Runs every scenario for a year. Returns the scenarios that reach each status. */
export async function passages(): Promise<Map<string, Passage[]>> {
  const found = new Map<string, Passage[]>();
  for (const scenario of SCENARIOS)
    for (const [status, day] of await run(scenario)) {
      found.set(status, [...(found.get(status) ?? []), { scenario, day }]);
    }
  return found;
}

/** Every status of a scenario's order, with the day on which the order first reaches it. */
async function run(scenario: Scenario): Promise<Map<string, number>> {
  const mock = createMock({ clock: "frozen" });
  const subscription = subscriptionOf(scenario);
  for (let attempt = 0; attempt <= (scenario.error?.times ?? 0); attempt++) await create(mock, subscription);
  const [order] = mock.orders.list({ "filter[subscription][eq]": subscription }).items;
  mock.clock.advance("52w");
  const course = order ? mock.orders.history(order.id) : [];
  await mock.close();
  const start = Date.parse(course[0]?.at ?? "");
  const days = new Map<string, number>();
  for (const { status, at } of course)
    if (!days.has(status)) days.set(status, Math.round((Date.parse(at) - start) / DAY));
  return days;
}

/** Some scenarios return an error, or lose the response. */
async function create(mock: Mock, subscription: string): Promise<void> {
  const headers = { authorization: "Bearer demo", "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify({ subscription }) };
  await mock.fetch("http://127.0.0.1:4010/meter-orders", init).catch(() => undefined);
}
