import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { measureCoverage } from "../../../scripts/coverage.ts";
import type { Exchange } from "./recorded-exchange.ts";
import { temporaryFolder } from "./support/temporary-folder.ts";

const headers = { "content-type": "application/json" };
const URL = "http://127.0.0.1/meter-orders";

/** What the coverage is when the tests exchanged just this. */
function coverageOf(exchanges: Exchange[]) {
  const folder = temporaryFolder();
  appendFileSync(join(folder, "one.ndjson"), exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join(""));
  return measureCoverage(folder);
}

test("names what no test exercises, and what is off the contract", () => {
  const authorization = "Bearer demo";
  const { table, problems } = coverageOf([
    {
      request: { method: "GET", url: `${URL}?limit=5&colour=red`, headers: { authorization } },
      response: { status: 200, headers, body: JSON.stringify({ object: "list", items: [{ object: "meter_order" }] }) },
      problems: ["The answer's header is odd."],
    },
    { request: { method: "GET", url: URL, headers: {} }, response: { status: 200, headers }, problems: [] },
    // Refused, and rightly so: no credentials.
    { request: { method: "GET", url: URL }, response: { status: 401, headers }, problems: [] },
  ]);
  expect(table).toMatch(/^operations +1 of +4$/m);
  expect(table).toMatch(/^response codes +2 of +44$/m);
  const left = (part: string) => `No test exercises ${part}. Add one, to apps/mock/test.`;
  expect(problems).toEqual(
    expect.arrayContaining([
      left("any call of createToken"),
      left("the query parameter cursor of listMeterOrders"),
      left("the answer 404 of listMeterOrders"),
      left("the property items[].status in the answer 200 of listMeterOrders"),
    ]),
  );
  expect(problems).not.toContain(left("the query parameter limit of listMeterOrders"));
  // What is said already goes without saying.
  expect(problems).not.toContain(left("the answer 200 of createToken"));
  expect(problems).not.toContain(left("the property code in the answer 404 of listMeterOrders"));
  const broken = problems.filter((problem) => problem.startsWith("Off the contract: "));
  expect(broken.map((problem) => problem.replace("Off the contract: ", ""))).toEqual(
    expect.arrayContaining([
      'listMeterOrders, answered 200. Undocumented query parameter in traffic: "colour"',
      'listMeterOrders, answered 200. Response is missing required field "items[].id".',
      "listMeterOrders, answered 200. Request does not satisfy documented OpenAPI security requirements",
      `GET ${URL}?limit=5&colour=red, answered 200. The answer's header is odd.`,
    ]),
  );
  expect(broken.filter((problem) => problem.includes("answered 401"))).toEqual([]);
});

test("says so when there is nothing to read", () => {
  expect(() => coverageOf([])).toThrow("redocly drift cannot read the traffic");
});
