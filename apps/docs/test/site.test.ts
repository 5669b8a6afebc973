import { readdirSync, readFileSync } from "node:fs";
import { source } from "@meter-orders/openapi";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { operations, spec } from "../src/spec.ts";
import { attributes, files, missing, pages, read } from "./support/dist.ts";

const { schemas } = spec.components;
const guides = readdirSync(source("guides"));
// All rules of the HTML standard, regardless of any configuration on the machine.
const validator = new HtmlValidate({ root: true, extends: ["html-validate:standard"] });

/** The targets of links in Markdown, except in code. */
function markdownLinks(file: string): string[] {
  const prose = read(file)
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, "")
    .replaceAll(/`[^`\n]*`/g, "code");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
}

function brokenLinks(file: string): (string | undefined)[] {
  return markdownLinks(file)
    .map((link) => missing(file, link))
    .filter(Boolean);
}

const markup = (path: string) => read(`${path}index.html`);
const first = (path: string, pattern: RegExp) => pattern.exec(markup(path))?.[1] ?? "";

describe.each(pages)("the page /%s", (path) => {
  const file = `${path}index.html`;
  const links = ["href", "src"].flatMap((name) => attributes(markup(path), name));

  test("has no broken links", () => {
    expect(links.length).toBeGreaterThan(pages.length);
    expect(links.map((link) => missing(file, link)).filter(Boolean)).toEqual([]);
  });

  test("has no absolute paths, so that the site works under any subpath", () => {
    expect(links.filter((link) => link.startsWith("/"))).toEqual([]);
  });

  test("has no duplicate IDs", () => {
    const ids = attributes(markup(path), "id");
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("has a description and a canonical URL", () => {
    expect(attributes(markup(path).match(/<meta name="description"[^>]*>/)?.[0] ?? "", "content")).toEqual([
      expect.stringMatching(/^.{50,200}$/),
    ]);
    const canonical = first(path, /<link rel="canonical" href="([^"]*)">/);
    expect(new URL(canonical, `http://site.invalid/${file}`).pathname).toBe(`/${path}`);
  });

  test("has one title", () => {
    expect(markup(path).match(/<h1\b/g)).toHaveLength(1);
    expect(first(path, /<h1>([\s\S]*?)<\/h1>/)).not.toBe("");
  });

  test("has a Markdown version without broken links", () => {
    const twin = `${path}index.md`;
    expect(read(twin)).toMatch(/^# \S/);
    expect(brokenLinks(twin)).toEqual([]);
  });
});

test.each([
  ["title", /<title>([^<]*)/],
  ["description", /<meta name="description" content="([^"]*)/],
] as const)("no two pages share a %s", (_name, pattern) => {
  const values = pages.map((path) => first(path, pattern));
  expect(values.filter((value, index) => !value || values.indexOf(value) !== index)).toEqual([]);
});

test.each([
  ["operation", operations.map(({ operation }) => `operations/${operation.operationId}/`)],
  ["schema", Object.keys(schemas).map((name) => `schemas/${name}/`)],
  ["status", (schemas.MeterOrderStatus?.enum ?? []).map((status) => `statuses/${status}/`)],
  ["error code", (schemas.ErrorCode?.enum ?? []).map((code) => `errors/${code}/`)],
  [
    "guide",
    guides
      .filter((file) => /^---\n/.test(readFileSync(source(`guides/${file}`), "utf8")))
      .map((file) => `guides/${file.replace(".md", "")}/`),
  ],
])("every %s has a page", (_kind, paths) => {
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => !pages.includes(path))).toEqual([]);
});

test.each(["llms.txt", "llms-full.txt"])("%s has no broken links", (file) => {
  expect(markdownLinks(file).length).toBeGreaterThan(0);
  expect(brokenLinks(file)).toEqual([]);
});

test("llms.txt links to every page", () => {
  expect(markdownLinks("llms.txt").sort()).toEqual(pages.map((path) => `${path}index.md`).sort());
});

test("every search result exists", () => {
  const urls: string[] = Object.values(JSON.parse(read("search.json")).documentIds);
  expect(urls.length).toBeGreaterThan(pages.length);
  expect(urls.map((url) => missing("", url)).filter(Boolean)).toEqual([]);
});

test("style sheets have no absolute paths", () => {
  for (const file of [...files].filter((name) => name.endsWith(".css")))
    expect([...read(file).matchAll(/url\(["']?([^)"']+)/g)].filter(([, url = ""]) => !/^(data:|#)/.test(url))).toEqual(
      [],
    );
});

test.each([...pages.map((path) => `${path}index.html`), "404.html"])("%s is valid HTML", async (file) => {
  const { results } = await validator.validateString(read(file), file);
  const messages = results.flatMap(({ messages }) => messages);
  expect(messages.map(({ ruleId, message, line, selector }) => ({ ruleId, message, line, selector }))).toEqual([]);
});

test("invalid HTML would be found", async () => {
  const { valid } = await validator.validateString("<p><div></div></p>");
  expect(valid).toBe(false);
});
