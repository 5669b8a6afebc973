import { beforeAll, describe, expect, test } from "vitest";
import { createService } from "../src/service.ts";
import type { Contract } from "../src/validation/operation.ts";
import { loadContract } from "../src/validation/prism.ts";
import { bundle } from "./support/bundle.ts";
import { MODES } from "./support/listening-mock.ts";

const LIST = {
  method: "GET",
  target: "/meter-orders",
  headers: { authorization: "Bearer token" },
  body: new Uint8Array(),
};

let present: Contract;
let next: Contract;
beforeAll(async () => {
  present = await loadContract(bundle);
  next = await loadContract({ ...bundle, info: { ...bundle.info, version: "2027-01-01.next" } });
});

describe.each(MODES)("in %s mode, the mock", (mode) => {
  test("serves another description once that is loaded", async () => {
    const service = createService(present, { mode });
    service.load(next);
    const { status, headers } = await service.handle(LIST);
    expect([status, headers["x-api-version"]]).toEqual([200, "2027-01-01.next"]);
  });

  test("goes on with the present description when another cannot be served", async () => {
    const service = createService(present, { mode });
    expect(() => service.load({ ...next, operations: [] })).toThrow("no example of a response with status 400");
    const { status, headers } = await service.handle(LIST);
    expect([status, headers["x-api-version"]]).toEqual([200, bundle.info.version]);
  });
});

test("keeps the orders when another description is loaded", async () => {
  const service = createService(present, { shared: true });
  const before = await service.handle(LIST);
  service.load(next);
  expect((await service.handle(LIST)).body).toEqual(before.body);
});

test("goes on with the present description when a sandbox needs more than another has", async () => {
  const service = createService(present);
  const { MeterOrderStatus: _, ...schemas } = bundle.components.schemas;
  const lacking = { ...next, spec: { ...next.spec, components: { ...next.spec.components, schemas } } };
  expect(() => service.load(lacking)).toThrow("no x-lifecycle");
  expect((await service.handle(LIST)).headers["x-api-version"]).toBe(bundle.info.version);
});
