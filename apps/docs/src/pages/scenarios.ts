/** What the mock can play, read from the mock itself. */
import { createMock, type Mock, SCENARIOS, type Scenario, subscriptionOf } from "@meter-orders/mock";
import { apiErrors } from "./api-errors.ts";

const DAY = 86_400_000;

/** A scenario that passes through a status, and on which day after the creation. */
export interface Passage {
  scenario: Scenario;
  day: number;
}

/** Markdown's table of the scenarios. */
export function scenarioTable(): string {
  const rows = SCENARIOS.map((scenario) => `| \`${subscriptionOf(scenario)}\` | ${scenario.description} |`);
  return ["| subscription | what happens |", "|---|---|", ...rows].join("\n");
}

/** Markdown's table of the errors, with the pages that have the call. */
export function answerTable(): string {
  const rows = apiErrors.map(({ status, code, title }) => {
    return `| ${status} | [\`${code}\`](/errors/${code}/) | [how to get ${title}](/errors/${code}/#get-it-from-the-mock) |`;
  });
  return ["| status | code | from the mock |", "|---|---|---|", ...rows].join("\n");
}

/** Plays every scenario for a year, and tells by status which ones pass through it. */
export async function passages(): Promise<Map<string, Passage[]>> {
  const found = new Map<string, Passage[]>();
  for (const scenario of SCENARIOS)
    for (const [status, day] of await play(scenario)) {
      found.set(status, [...(found.get(status) ?? []), { scenario, day }]);
    }
  return found;
}

/** Every status that the order of a scenario gets, with the day of the first time. */
async function play(scenario: Scenario): Promise<Map<string, number>> {
  const mock = createMock({ clock: "frozen" });
  const subscription = subscriptionOf(scenario);
  for (let attempt = 0; attempt <= (scenario.refuses?.times ?? 0); attempt++) await create(mock, subscription);
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

/** One attempt. That it is refused, or that the answer is lost, is what some scenarios are for. */
async function create(mock: Mock, subscription: string): Promise<void> {
  const headers = { authorization: "Bearer demo", "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify({ subscription }) };
  await mock.fetch("http://127.0.0.1:4010/meter-orders", init).catch(() => undefined);
}
