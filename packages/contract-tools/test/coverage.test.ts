import { operations, spec } from "@meter-orders/openapi";
import { expect, test } from "vitest";
import { type Exchange, measureCoverage, recordingFetch } from "../coverage/coverage.ts";

const URL = "http://127.0.0.1/meter-orders";

/** Records a request and a response. */
async function exchange(query: string, token: string | undefined, status: number, content?: object): Promise<Exchange> {
  const exchanges: Exchange[] = [];
  const response = content ? Response.json(content, { status }) : new Response(null, { status });
  const send = recordingFetch(async () => response, exchanges);
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {};
  expect(await send(new Request(URL + query, { headers }))).toBe(response);
  return exchanges[0] as Exchange;
}

test("lists what no test exercises, and what differs from the spec", async () => {
  const { table, problems } = measureCoverage([
    await exchange("?limit=5&color=red", "demo", 200, { object: "list", items: [{ object: "meter_order" }] }),
    await exchange("", undefined, 200, {}),
    // Rejected, and rightly so: no credentials.
    await exchange("", undefined, 401, {}),
  ]);
  const all = operations(spec());
  const responses = all.flatMap(({ operation }) => Object.keys(operation.responses));
  expect(table).toMatch(new RegExp(`^operations +1 of +${all.length}$`, "m"));
  expect(table).toMatch(new RegExp(`^response codes +2 of +${responses.length}$`, "m"));
  const missing = (part: string) => `No test exercises ${part}.`;
  expect(problems).toEqual(
    expect.arrayContaining([
      missing("any request of createToken"),
      missing("the query parameter cursor of listMeterOrders"),
      missing("the response 404 of listMeterOrders"),
      missing("the property items[].status in the response 200 of listMeterOrders"),
      'Differs from the spec: listMeterOrders, 200. Undocumented query parameter in traffic: "color"',
      'Differs from the spec: listMeterOrders, 200. Response is missing required field "items[].id".',
      "Differs from the spec: listMeterOrders, 200. Request does not satisfy documented OpenAPI security requirements",
    ]),
  );
  expect(problems).not.toContain(missing("the query parameter limit of listMeterOrders"));
  // Implied by another sentence.
  expect(problems).not.toContain(missing("the response 200 of createToken"));
  expect(problems).not.toContain(missing("the property code in the response 404 of listMeterOrders"));
  expect(problems.filter((problem) => /401.*security/.test(problem))).toEqual([]);
});

test("fails if there is nothing to read", () => {
  expect(() => measureCoverage([])).toThrow("redocly drift cannot read the exchanges");
});
