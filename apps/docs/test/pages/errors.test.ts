import { readFileSync } from "node:fs";
import * as library from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";
import { source } from "@meter-orders/openapi";
import { describe, expect, test } from "vitest";
import { apiErrors } from "../../src/pages/api-errors.ts";
import { errorPages } from "../../src/pages/errors.ts";
import { errorTable } from "../../src/pages/scenarios.ts";
import { operations, spec } from "../../src/spec.ts";

const pages = errorPages();
const classes = new Map<string, unknown>(Object.entries(library));
const textOf = (path: string) => pages.find((page) => page.path === path)?.parts.join("\n\n") ?? "";

test("every error code has a page, and there is an overview", () => {
  const codes = spec.components.schemas.ErrorCode?.enum ?? [];
  expect(codes.length).toBeGreaterThan(0);
  expect(pages.map(({ path }) => path).sort()).toEqual(["errors/", ...codes.map((code) => `errors/${code}/`)].sort());
});

test("descriptions have a useful length for search engines", () => {
  for (const { description } of pages) expect(description).toMatch(/^.{80,155}$/);
});

test("an error has its status on every operation", () => {
  for (const { status, operationIds } of apiErrors) {
    const listing = operations.filter(({ operation }) => String(status) in operation.responses);
    expect(operationIds).toEqual(listing.map(({ operation }) => operation.operationId));
  }
});

describe.each(apiErrors)("the page of $title", ({ status, code, className, response, operationIds, expectedOn }) => {
  const text = textOf(`errors/${code}/`);
  const row =
    textOf("errors/")
      .split("\n")
      .find((line) => line.startsWith(`| ${status} | [\`${code}\`]`)) ?? "";

  test("has the facts from the spec", () => {
    const oneLine = text.replaceAll(/\s+/g, " ");
    for (const fact of [response.description, ...(response["x-causes"] ?? []), response["x-remedy"] ?? ""])
      expect(oneLine).toContain(fact.trim().replaceAll(/\s+/g, " "));
  });

  test("shows the request that returns it", () => {
    const sample = readFileSync(source(`samples/errors/${code}.sh`), "utf8");
    expect(text).toContain(sample.trimEnd());
  });

  test("names the error that the client throws, and whether a retry can help", async () => {
    const mock = createMock();
    const client = library.createClient({ token: "demo", fetch: mock.fetch, retries: 0 });
    mock.faults.add(`status=${status}`);
    const error = await client.meterOrders
      .list()
      .toArray()
      .catch((error: unknown) => error);
    expect(error).toBeInstanceOf(classes.get(className) as typeof library.ApiError);
    expect(error).toMatchObject({ code, status });
    expect(text).toContain(`\`${className}\``);
    expect(/\byes\b/i.test(row)).toBe((error as library.ApiError).retryable);
  });

  test("links to the operations that list it, and names those that we do not expect to return it", () => {
    expect(operationIds.length).toBeGreaterThan(0);
    for (const id of operationIds) expect(text).toContain(`(/operations/${id}/)`);
    const [, unexpected = ""] = /^- Listed by Nomos; we do not expect it for: (.*)$/m.exec(text) ?? [];
    const others = operationIds.filter((id) => !expectedOn.includes(id));
    expect([...unexpected.matchAll(/operations\/(\w+)/g)].map(([, id]) => id)).toEqual(others);
  });

  test("is expected for operations that list it", () => {
    expect(operationIds).toEqual(expect.arrayContaining(expectedOn));
  });

  test("has its meaning in the description", () => {
    const { description: told } = pages.find(({ path }) => path === `errors/${code}/`) ?? {};
    expect(told).toContain(response.description.split(/(?<=\.) /)[0]);
  });

  test("is in the guide's table", () => {
    expect(errorTable()).toContain(`| ${status} | [\`${code}\`](/errors/${code}/) |`);
  });
});
