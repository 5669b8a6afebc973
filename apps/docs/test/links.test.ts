import { readdirSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { description, operations } from "../src/description.ts";
import { attributes, files, missing, pages, read } from "./dist.ts";

const { schemas } = description.components;
const guides = readdirSync(new URL("../../../openapi/guides/", import.meta.url));

/** The targets of the links in Markdown, without those in code. */
function markdownLinks(file: string): string[] {
  const prose = read(file)
    .replaceAll(/^ *```[\s\S]*?^ *```/gm, "")
    .replaceAll(/`[^`\n]*`/g, "code");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = ""]) => link);
}

const markup = (path: string) => read(`${path}index.html`);
const first = (path: string, pattern: RegExp) => pattern.exec(markup(path))?.[1] ?? "";

describe.each(pages)("the page /%s", (path) => {
  const file = `${path}index.html`;
  const links = ["href", "src"].flatMap((name) => attributes(markup(path), name));

  test("leads nowhere where nothing is", () => {
    expect(links.length).toBeGreaterThan(pages.length);
    expect(links.map((link) => missing(file, link)).filter(Boolean)).toEqual([]);
  });

  test("refers to nothing by an absolute path, so that the site may stand below any path", () => {
    expect(links.filter((link) => link.startsWith("/"))).toEqual([]);
  });

  test("names no place twice", () => {
    const ids = attributes(markup(path), "id");
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test("says in its head what it is", () => {
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

  test("has a twin in Markdown that leads nowhere where nothing is", () => {
    const twin = `${path}index.md`;
    expect(read(twin)).toMatch(/^# \S/);
    expect(
      markdownLinks(twin)
        .map((link) => missing(twin, link))
        .filter(Boolean),
    ).toEqual([]);
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
      .filter((file) => /^---\n/.test(read(`../../../openapi/guides/${file}`)))
      .map((file) => `guides/${file.replace(".md", "")}/`),
  ],
])("every %s has a page", (_kind, paths) => {
  expect(paths.length).toBeGreaterThan(3);
  expect(paths.filter((path) => !pages.includes(path))).toEqual([]);
});

test.each(["llms.txt", "llms-full.txt"])("%s leads nowhere where nothing is", (file) => {
  expect(markdownLinks(file).length).toBeGreaterThan(0);
  expect(
    markdownLinks(file)
      .map((link) => missing(file, link))
      .filter(Boolean),
  ).toEqual([]);
});

test("llms.txt leads to every page", () => {
  expect(markdownLinks("llms.txt").sort()).toEqual(pages.map((path) => `${path}index.md`).sort());
});

test("everything that the search finds is there", () => {
  const urls: string[] = Object.values(JSON.parse(read("search.json")).documentIds);
  expect(urls.length).toBeGreaterThan(pages.length);
  expect(urls.map((url) => missing("", url)).filter(Boolean)).toEqual([]);
});

test("the style sheet and the scripts refer to nothing by an absolute path", () => {
  for (const file of [...files].filter((name) => name.endsWith(".css")))
    expect([...read(file).matchAll(/url\(["']?([^)"']+)/g)].filter(([, url = ""]) => !/^(data:|#)/.test(url))).toEqual(
      [],
    );
});
