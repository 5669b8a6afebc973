import { expect, test } from "vitest";
import { bundle } from "./bundle.ts";

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

const operations = Object.entries<Record<string, Operation>>(bundle.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ name: `${method.toUpperCase()} ${path}`, ...operation })),
);

interface Operation {
  responses: Record<string, { $ref: string }>;
}

test("describes the four operations and no others", () => {
  expect(operations.map(({ name }) => name)).toEqual([
    "GET /meter-orders/{id}",
    "GET /meter-orders",
    "POST /meter-orders",
    "POST /oauth/token",
  ]);
});

test.each(operations)("lists 200 and the ten errors on $name", ({ responses }) => {
  expect(Object.keys(responses)).toEqual(["200", ...Object.keys(codes)]);
});

test.each(Object.entries(codes))("pairs %s with %s alone, on every operation", (status, code) => {
  const names = new Set(operations.map(({ responses }) => responses[status]?.$ref.split("/").at(-1) ?? ""));
  expect(names.size).toBe(1);
  const { schema, examples } = bundle.components.responses[[...names][0] ?? ""].content["application/json"];
  expect(schema.allOf[1].properties.code).toEqual({ type: "string", const: code });
  for (const { value } of Object.values<{ value: { docs: string } }>(examples)) {
    expect(value).toMatchObject({ code, docs: `https://docs.nomos.energy/api-references/errors/${code}` });
  }
});
