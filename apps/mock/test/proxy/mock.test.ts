import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Listening, listen } from "../../src/http/listen.ts";
import type { ContractProxy } from "../../src/proxy/proxy.ts";
import { createService } from "../../src/service.ts";
import { operations, queryParameters } from "../support/bundle.ts";
import { call, contract, ORDER, proxyOf } from "../support/proxy-upstream.ts";

const json = { "content-type": "application/json" };
const form = { "content-type": "application/x-www-form-urlencoded" };
const basic = { authorization: `Basic ${btoa("client-id:client-secret")}` };

type Send = (headers?: Record<string, string>) => ReturnType<typeof call>;
/** One valid call of every operation. */
const CALLS: Record<string, Send> = {
  retrieveMeterOrder: (headers) => call("GET", ORDER, headers),
  listMeterOrders: (headers) => call("GET", "/meter-orders?limit=2", headers),
  createMeterOrder: (headers) =>
    call("POST", "/meter-orders", { ...json, ...headers }, '{"subscription":"sub_aaaaaaaaaaaaaaaaaaaaaaaa"}'),
  createToken: (headers) =>
    call("POST", "/oauth/token", { ...form, ...basic, ...headers }, "grant_type=client_credentials"),
};
const answers = operations.flatMap(({ operationId, responses }) =>
  Object.keys(responses).map((status): [string, string] => [operationId, status]),
);

describe.each(["static", "sandbox"] as const)(
  "a mock in %s mode, which keeps the contract, deviates nowhere",
  (mode) => {
    const service = createService(contract, { mode });
    let mock: Listening;
    let proxy: ContractProxy;
    beforeAll(async () => {
      mock = await listen(service);
      proxy = proxyOf(mock.url);
    });
    afterAll(async () => {
      await mock.close();
      service.close();
    });

    test.each(answers)("when %s is asked for %s", async (operationId, status) => {
      const reply = await proxy.handle(CALLS[operationId]?.({ prefer: `code=${status}` }) ?? call("GET", "/"));
      expect(reply.status).toBe(Number(status));
      expect(proxy.deviations()).toEqual([]);
    });

    test.each(operations)("when $operationId is called", async ({ operationId }) => {
      const reply = await proxy.handle(CALLS[operationId]?.() ?? call("GET", "/"));
      expect(reply.status).toBe(200);
      expect(proxy.deviations()).toEqual([]);
    });

    test("when every parameter is sent with its example", async () => {
      for (const { name, example } of queryParameters("listMeterOrders")) {
        await proxy.handle(call("GET", `/meter-orders?${name}=${encodeURIComponent(String(example))}`));
      }
      expect(proxy.deviations()).toEqual([]);
    });

    test("when its callers break the contract", async () => {
      const other = proxyOf(mock.url);
      const wrong = [call("GET", "/meter-orders?limit=0"), call("GET", ORDER, { authorization: undefined })];
      const replies = await Promise.all(wrong.map((sent) => other.handle(sent)));
      expect(replies.map(({ status }) => status)).toEqual([400, 401]);
      expect(other.deviations().map(({ side }) => side)).toEqual(["request", "request"]);
    });
  },
);
