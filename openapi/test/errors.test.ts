/** The vendor's errors, status by status. That every operation lists them all, the same ones, is a rule of the linter. */
import { readdirSync } from "node:fs";
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

test("describes the four operations and no others", () => {
  const operations = Object.entries<object>(bundle.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(operations).toEqual([
    "GET /meter-orders/{id}",
    "GET /meter-orders",
    "POST /meter-orders",
    "POST /oauth/token",
  ]);
});

test.each(Object.entries(codes))("pairs %s with %s", (status, code) => {
  const name = bundle.paths["/meter-orders"].get.responses[status].$ref.split("/").at(-1);
  const { schema } = bundle.components.responses[name].content["application/json"];
  expect(schema.allOf[1].properties.code).toEqual({ type: "string", const: code });
});

test("has a sample that gets each of the errors, and no other", () => {
  const files = readdirSync(new URL("../samples/errors", import.meta.url));
  expect(files.toSorted()).toEqual(
    Object.values(codes)
      .toSorted()
      .map((code) => `${code}.sh`),
  );
});
