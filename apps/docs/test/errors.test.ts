import { readFileSync } from "node:fs";
import * as library from "@meter-orders/client";
import { createMock } from "@meter-orders/mock";
import { describe, expect, test } from "vitest";
import { description } from "../src/description.ts";
import { apiErrors } from "../src/pages/api-errors.ts";
import { errorPages } from "../src/pages/errors.ts";
import { provenancePage } from "../src/pages/provenance.ts";
import { answerTable } from "../src/pages/scenarios.ts";

const pages = errorPages();
const classes = new Map<string, unknown>(Object.entries(library));
const textOf = (path: string) => pages.find((page) => page.path === path)?.parts.join("\n\n") ?? "";

test("there is a page for every code that the description knows, and one for all", () => {
  const codes = description.components.schemas.ErrorCode?.enum ?? [];
  expect(codes.length).toBeGreaterThan(0);
  expect(pages.map(({ path }) => path).sort()).toEqual(["errors/", ...codes.map((code) => `errors/${code}/`)].sort());
});

test("search engines get a description of a useful length", () => {
  for (const { description } of pages) expect(description).toMatch(/^.{80,155}$/);
});

test("an error has the status that it says, on every operation", () => {
  const { paths } = description;
  const operations = Object.values(paths).flatMap((item) => Object.values(item));
  for (const { status, operationIds } of apiErrors) {
    const listing = operations.filter(({ responses }) => String(status) in responses);
    expect(operationIds).toEqual(listing.map(({ operationId }) => operationId));
  }
});

describe.each(apiErrors)("the page of $title", ({ status, code, className, response, operationIds, expectedOn }) => {
  const text = textOf(`errors/${code}/`);
  const row =
    textOf("errors/")
      .split("\n")
      .find((line) => line.startsWith(`| ${status} | [\`${code}\`]`)) ?? "";

  test("says what the description says", () => {
    const oneLine = text.replaceAll(/\s+/g, " ");
    for (const fact of [response.description, ...(response["x-causes"] ?? []), response["x-remedy"] ?? ""])
      expect(oneLine).toContain(fact.trim().replaceAll(/\s+/g, " "));
  });

  test("shows the call that gets it", () => {
    const sample = readFileSync(new URL(`../../../openapi/samples/errors/${code}.sh`, import.meta.url), "utf8");
    expect(text).toContain(sample.trimEnd());
  });

  test("names the error that the client throws, and whether it may succeed later", async () => {
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

  test("leads to the operations that list it, and says of which it is not expected", () => {
    expect(operationIds.length).toBeGreaterThan(0);
    for (const id of operationIds) expect(text).toContain(`(/operations/${id}/)`);
    const [, doubted = ""] = /^- Listed by the vendor, not expected here: (.*)$/m.exec(text) ?? [];
    const others = operationIds.filter((id) => !expectedOn.includes(id));
    expect([...doubted.matchAll(/operations\/(\w+)/g)].map(([, id]) => id)).toEqual(others);
  });

  test("is expected on operations that there are", () => {
    expect(operationIds).toEqual(expect.arrayContaining(expectedOn));
  });

  test("tells search engines what it means", () => {
    const { description: told } = pages.find(({ path }) => path === `errors/${code}/`) ?? {};
    expect(told).toContain(response.description.split(/(?<=\.) /)[0]);
  });

  test("is in the guide's table", () => {
    expect(answerTable()).toContain(`| ${status} | [\`${code}\`](/errors/${code}/) |`);
  });
});

test("the page of all facts has each of them once, with every page that has it", () => {
  const page = (title: string, decided: string[]) => ({
    ...{ path: `${title}/`, title, description: "", group: "Guides" as const, parts: [] },
    provenance: { decided },
  });
  const { parts } = provenancePage([page("one", ["Shared."]), page("two", ["Shared.", "Own."])]);
  expect(parts.join("\n")).toContain("**Guides**\n\n- Shared. ([one](/one/), [two](/two/))\n- Own. ([two](/two/))");
});
