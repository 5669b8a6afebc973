/** What the vendor documents, value by value. The spec may say more, but never less. */
import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { lifecycle, operations, resolve, source, spec } from "../index.ts";

// biome-ignore lint/suspicious/noExplicitAny: tests assert what they expect of the spec, so it needs no type of its own
const bundle: any = spec();
const { MeterOrder, MeterOrderStatus, MeterOrderProvider, MeterOrderId, SubscriptionId, CustomerId } =
  bundle.components.schemas;
const retrieve = bundle.paths["/meter-orders/{id}"].get;

test("retrieves an order by the id in its path, with a bearer token", () => {
  expect(retrieve).toMatchObject({
    operationId: "retrieveMeterOrder",
    tags: ["Smart Meter Orders"],
    summary: "Retrieve a smart meter order",
    security: [{ accessToken: ["read:*"] }],
  });
  expect(bundle.components.securitySchemes.accessToken).toMatchObject({ type: "http", scheme: "bearer" });
  expect(bundle.components.parameters.MeterOrderId).toMatchObject({
    name: "id",
    in: "path",
    required: true,
    schema: { type: "string" },
    example: "prdo_lk4m8qtnwg1vy62q7gbniclw",
  });
});

test("requires the eight fields of an order, none of them nullable", () => {
  const fields = ["object", "id", "subscription", "customer", "provider", "status", "created_at", "updated_at"];
  expect(MeterOrder.required).toEqual(fields);
  expect(Object.keys(MeterOrder.properties)).toEqual(expect.arrayContaining(fields));
  const types = [MeterOrderStatus, MeterOrderProvider, MeterOrderId, SubscriptionId, CustomerId];
  expect(types.map(({ type }) => type)).toEqual(types.map(() => "string"));
});

test("shows the same examples", () => {
  expect(MeterOrder.properties.object).toMatchObject({ type: "string", const: "meter_order" });
  expect(MeterOrderId.examples).toEqual(["prdo_nka6c5xkrlvbpgnkczshdj12"]);
  expect(SubscriptionId.examples).toEqual(["sub_fogoqycnk1cpgtonp3c0mge9"]);
  expect(CustomerId.examples).toEqual(["cus_dgiplbu58soxmpbba1skfi96"]);
  expect(MeterOrderProvider.examples).toEqual(["energy-metering"]);
  expect(MeterOrderStatus.examples).toEqual(["waiting"]);
  for (const time of ["created_at", "updated_at"])
    expect(MeterOrder.properties[time]).toMatchObject({
      type: "string",
      format: "date-time",
      examples: ["2024-03-14T12:00:00Z"],
    });
});

test("lists the providers and the statuses in the vendor's order", () => {
  const inOrder = (values: string[], documented: string[]) =>
    expect(values.filter((value) => documented.includes(value))).toEqual(documented);
  inOrder(MeterOrderProvider.enum, ["energy-metering", "metrify", "inexogy"]);
  inOrder(MeterOrderStatus.enum, [
    "waiting",
    "ordered",
    "checked",
    "installation_planning",
    "installation_scheduled",
    "installation_waiting",
    "installation_finished",
    "activated",
    "installed",
    "pre_installed",
    "cancelled",
    "intended",
    "blocked",
    "blocked_wim",
  ]);
});

test("goes from waiting to activated by the most common next status, as the vendor documents", () => {
  const { statuses } = lifecycle(spec());
  const happyPath = ["waiting"];
  for (let next = statuses.waiting?.next[0]; next; next = statuses[next]?.next[0]) happyPath.push(next);
  expect(happyPath).toEqual([
    "waiting",
    "ordered",
    "checked",
    "installation_planning",
    "installation_scheduled",
    "installation_finished",
    "activated",
  ]);
});

test("has an example order in every status: add a missing one to openapi/edison/paths/meter-order.yaml", () => {
  const { examples } = retrieve.responses["200"].content["application/json"];
  expect(Object.keys(examples)).toEqual(MeterOrderStatus.enum);
  for (const status of MeterOrderStatus.enum)
    expect(resolve(bundle, examples[status])).toMatchObject({ value: { status } });
});

test("describes the operations that the vendor documents", () => {
  const documented = ["GET /meter-orders/{id}", "GET /meter-orders", "POST /meter-orders", "POST /oauth/token"];
  const described = operations(spec()).map(({ method, path }) => `${method} ${path}`);
  expect(described).toEqual(expect.arrayContaining(documented));
});

const codes: Record<string, string> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  402: "PAYMENT_REQUIRED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_ALLOWED",
  409: "CONFLICT",
  422: "UNPROCESSABLE_ENTITY",
  429: "TOO_MANY_REQUESTS",
  500: "INTERNAL_SERVER_ERROR",
};

// That every operation lists them all, the same ones, is a rule of the linter.
test.each(Object.entries(codes))("pairs %s with %s", (status, code) => {
  const { content } = resolve(bundle, bundle.paths["/meter-orders"].get.responses[status]);
  expect(content["application/json"].schema.allOf[1].properties.code).toEqual({ type: "string", const: code });
});

test("has a sample that gets each of the errors, and no other", () => {
  const files = Object.values(codes).map((code) => `${code}.sh`);
  expect(readdirSync(source("samples/errors")).toSorted()).toEqual(files.toSorted());
});
