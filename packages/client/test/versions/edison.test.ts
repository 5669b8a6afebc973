import { spec } from "@meter-orders/openapi";
import { expect, test } from "vitest";
import {
  hasReached,
  isFinal,
  isHold,
  METER_ORDER_PROVIDERS,
  METER_ORDER_STATUSES,
  type MeterOrder,
  STATUS_DESCRIPTIONS,
  STATUS_PHASES,
} from "../../src/index.js";
import { json } from "../support/behaviors.js";
import { clientOf } from "../support/clients.js";
import { faultServer } from "../support/fault-server.js";
import { id, order, page } from "../support/samples.js";

const novel = { ...order, status: "paused", provider: "newcomer", colour: "green", nested: { a: [1] } } as unknown;

test("passes unknown statuses, providers, and fields through", async () => {
  const server = await faultServer([json(novel)]);
  const client = clientOf(server);
  expect(await client.meterOrders.retrieve(id)).toEqual(novel);
  expect((await client.GET("/meter-orders/{id}", { params: { path: { id } } })).data).toEqual(novel);
});

test("passes unknown values through in lists, and unknown fields of the page", async () => {
  const first = { ...page([novel as MeterOrder]), total: 1 };
  const server = await faultServer([json(first)]);
  const list = clientOf(server).meterOrders.list();
  expect(await list.toArray()).toEqual([novel]);
  for await (const one of list.pages()) expect(one).toEqual(first);
});

test("assumes nothing about an unknown status", () => {
  for (const status of ["paused", "toString", "__proto__"] as never[]) {
    expect([isFinal(status), isHold(status), hasReached(status, "ordered")]).toEqual([false, false, false]);
    expect(hasReached(status, status)).toBe(true);
  }
});

test("counts later statuses of the typical lifecycle as reached, and no others", () => {
  expect(hasReached("installed", "ordered")).toBe(true);
  expect(hasReached("ordered", "installed")).toBe(false);
  expect(hasReached("cancelled", "waiting")).toBe(false);
  expect(hasReached("blocked", "waiting")).toBe(false);
  expect(hasReached("activated", "blocked")).toBe(false);
  expect(hasReached("blocked", "blocked")).toBe(true);
});

test("exports every status, in the order of the API, with its meaning and its phase", () => {
  expect(METER_ORDER_STATUSES).toEqual(spec().components.schemas.MeterOrderStatus?.enum);
  expect(METER_ORDER_STATUSES.slice(0, 2)).toEqual(["waiting", "ordered"]);
  expect(Object.keys(STATUS_DESCRIPTIONS)).toEqual([...METER_ORDER_STATUSES]);
  expect(Object.keys(STATUS_PHASES)).toEqual([...METER_ORDER_STATUSES]);
  expect(METER_ORDER_STATUSES.filter((status) => isFinal(status))).toEqual(["activated", "pre_installed", "cancelled"]);
  expect(METER_ORDER_STATUSES.filter((status) => isHold(status))).toEqual(["blocked", "blocked_wim"]);
  expect(METER_ORDER_PROVIDERS).toEqual(["energy-metering", "metrify", "inexogy"]);
});
