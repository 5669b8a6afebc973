import { expect, test } from "vitest";
import type { HttpResponse } from "../src/http/messages.ts";
import type { PipelineOptions } from "../src/http/pipeline.ts";
import type { Orders } from "../src/sandbox/orders.ts";
import { packagedContract } from "../src/validation/packaged.ts";
import { strangeValues } from "./recorded-by-hand.ts";
import { createRecorder, type Exchange } from "./recorded-exchange.ts";
import { successExamples } from "./support/bundle.ts";

const contract = packagedContract();
const [order] = successExamples("retrieveMeterOrder");
const headers = { "content-type": "application/json", "x-api-version": contract.spec.info.version };
const list = { status: 200, headers, body: { object: "list", items: [order], next_page: null, has_more: false } };
const QUERY = "filter[status][in]=waiting,ordered&colour=red";
const LIST = `/meter-orders?${QUERY}`;

/** What is recorded of one call. */
async function recorded(target: string, reply: HttpResponse, further: Partial<PipelineOptions> = {}, method = "GET") {
  const kept: Exchange[] = [];
  const answering = { handle: async () => reply, errorResponse: () => reply };
  const record = createRecorder((exchange) => kept.push(exchange), strangeValues().isShownIn);
  const pipeline = record(answering, { contract, ...further } as PipelineOptions);
  expect(await pipeline.handle({ method, target, headers: {}, body: Buffer.from("") })).toBe(reply);
  return kept;
}

const queryOf = ([exchange]: Exchange[]) => [...new URL(exchange?.request.url ?? "").searchParams.values()];

test("an allowed call is recorded with its query, every item of a list apart", async () => {
  const kept = await recorded(LIST, list);
  expect(kept).toMatchObject([{ request: { method: "get", headers: {} }, response: { status: 200 }, problems: [] }]);
  expect(queryOf(kept)).toEqual(["waiting", "ordered", "red"]);
});

test("a mock that ignores unknown parameters is not blamed for them", async () => {
  expect(queryOf(await recorded(LIST, list, { ignoreUnknownParameters: true }))).toEqual(["waiting", "ordered"]);
});

test("of a call that is refused, only the answer is recorded", async () => {
  const refusal = { status: 400, headers, body: { code: "BAD_REQUEST" } };
  const [exchange] = await recorded(LIST, refusal);
  expect(exchange?.request).toEqual({ method: "get", url: "http://127.0.0.1/meter-orders" });
  expect(exchange?.problems).toContain('The answer\'s body property "message" is required.');
});

test("an answer with a status that is not documented is a problem, unless a gateway gives it", async () => {
  const [exchange] = await recorded("/meter-orders", { ...list, status: 201 });
  expect(exchange?.problems).toEqual([expect.stringContaining("The answer's status 201 is not documented")]);
  expect(await recorded("/meter-orders", { ...list, status: 502 })).toEqual([]);
});

test.each([
  ["GET", "/elsewhere", 404, 0],
  ["DELETE", "/meter-orders", 405, 0],
  ["OPTIONS", "/meter-orders", 204, 0],
  ["GET", "/elsewhere", 200, 1],
])("%s %s, answered %i, is recorded %i times", async (method, target, status, times) => {
  expect(await recorded(target, { status, headers }, {}, method)).toHaveLength(times);
});

test("another description is not recorded", async () => {
  const spec = { ...contract.spec, info: { title: "Another", version: "1" } };
  expect(await recorded("/meter-orders", list, { contract: { ...contract, spec } })).toEqual([]);
});

test("what a test put in by hand is strange only when the contract does not know it", () => {
  const { isShownIn, noting } = strangeValues();
  class Stub {
    add() {}
    move() {}
  }
  const Noting = noting(Stub as unknown as typeof Orders);
  const orders: Orders = Object.create(Noting.prototype);
  orders.add({ subscription: "sub_%", provider: "metrify" });
  orders.move("prdo_any", "waiting_for_the_moon");

  const isShown = (part: object) => isShownIn({ ...list, body: { items: [order, { ...order, ...part }] } });
  expect(isShown({ status: "waiting_for_the_moon" })).toBe(true);
  expect(isShown({ subscription: "sub_%" })).toBe(true);
  expect(isShown({ provider: "metrify" })).toBe(false);
  // Nobody put this in, so the mock is to blame for it.
  expect(isShown({ status: "meter_shipped" })).toBe(false);
});
