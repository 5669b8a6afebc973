import { expect, test } from "vitest";
import { createMock, SCENARIOS, subscriptionOf } from "../../src/index.ts";
import { bundle } from "../support/bundle.ts";
import { clientOf, create, listed } from "../support/calls.ts";

const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

/** What becomes of the order, and on which day, counted from its creation; played for a year. */
const COURSES: Record<string, [status: string, day: number][]> = {
  sailsthrough: [
    ["waiting", 0],
    ["ordered", 1],
    ["checked", 4],
    ["installation_planning", 25],
    ["installation_scheduled", 35],
    ["installation_finished", 49],
    ["activated", 56],
  ],
  thelongway: [
    ["waiting", 0],
    ["ordered", 1],
    ["checked", 4],
    ["installation_planning", 25],
    ["installation_scheduled", 35],
    ["installation_waiting", 49],
    ["installation_finished", 50],
    ["installed", 57],
    ["activated", 64],
  ],
  blockedinwim: [
    ["waiting", 0],
    ["ordered", 1],
    ["checked", 4],
    ["blocked_wim", 6],
    ["checked", 20],
    ["installation_planning", 41],
    ["installation_scheduled", 51],
    ["installation_finished", 65],
    ["activated", 72],
  ],
  blocked: [
    ["waiting", 0],
    ["ordered", 1],
    ["blocked", 2],
  ],
  alreadyinstalled: [
    ["waiting", 0],
    ["ordered", 1],
    ["pre_installed", 4],
  ],
  cancelledbycustomer: [
    ["waiting", 0],
    ["ordered", 1],
    ["checked", 4],
    ["installation_planning", 25],
    ["installation_scheduled", 35],
    ["cancelled", 47],
  ],
  neverhandedover: [["waiting", 0]],
};

/** The responses to create requests, one after the other. */
const ANSWERS: Record<string, number[]> = {
  unpaid: [402, 402, 402],
  unknown: [404, 404, 404],
  withoutproduct: [422, 422, 422],
  ratelimited: [429, 429, 200, 409],
  servererror: [500, 200, 409],
};

const subscriptionNamed = (name: string) => subscriptionOf({ name });

test("every scenario is played here", () => {
  const played = [...Object.keys(COURSES), ...Object.keys(ANSWERS), "answerlost"];
  expect(SCENARIOS.map(({ name }) => name).sort()).toEqual(played.sort());
});

test.each(SCENARIOS)("the subscription of $name is one by the contract, and describes itself", (scenario) => {
  const { pattern } = bundle.components.schemas.SubscriptionId as { pattern?: string };
  expect(subscriptionOf(scenario)).toMatch(new RegExp(pattern ?? "(?!)"));
  expect(scenario.description).toMatch(/^[A-Z].*\.$/);
});

test.each(Object.entries(COURSES))("%s takes its course", async (name, expected) => {
  const mock = createMock({ clock: "frozen", now: START });
  const { body } = await create(mock, subscriptionNamed(name));
  mock.clock.advance("52w");
  const course = mock.orders.history(body.id).map(({ status, at }) => [status, (Date.parse(at) - START) / DAY]);
  expect(course).toEqual(expected);
});

test.each(Object.entries(ANSWERS))("%s is refused as often as its description says", async (name, expected) => {
  const mock = createMock();
  const statuses = [];
  for (const _ of expected) statuses.push((await create(mock, subscriptionNamed(name))).status);
  expect(statuses).toEqual(expected);
  const orders = await listed(mock, { "filter[subscription][eq]": subscriptionNamed(name) });
  expect(orders).toHaveLength(expected.includes(200) ? 1 : 0);
});

test("ratelimited says how long to wait", async () => {
  const { headers } = await create(createMock(), subscriptionNamed("ratelimited"));
  expect(headers.get("retry-after")).toBe("1");
});

test("answerlost ends without a response, and createOrRetrieve finds the order", async () => {
  const body = { subscription: subscriptionNamed("answerlost") };
  const failure = { name: "ConnectionError", outcomeUnknown: true };
  await expect(clientOf(createMock()).meterOrders.create(body)).rejects.toMatchObject(failure);
  expect(await clientOf(createMock()).meterOrders.createOrRetrieve(body)).toMatchObject({ created: true, order: body });
});
