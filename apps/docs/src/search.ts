/** The index of the search: every page, every heading and every field, each with its own address. */
import MiniSearch from "minisearch";
import { description, operations, type Parameter, resolve } from "./description.ts";
import { type Field, fieldsOf, parameterField } from "./fields.ts";
import { plain, slug } from "./markdown.ts";
import type { Page } from "./page.ts";
import { searchOptions } from "./search-options.ts";

export interface Entry {
  url: string;
  title: string;
  /** Where it stands. */
  section: string;
  text: string;
}

export function searchIndex(pages: Page[]): string {
  const index = new MiniSearch(searchOptions);
  const entries = [...pages.flatMap(pageEntries), ...fieldEntries()];
  index.addAll([...new Map(entries.map((entry) => [entry.url, entry])).values()]);
  return JSON.stringify(index);
}

/** The page itself, and each of its sections. */
function pageEntries({ path, title, description: text, group, parts }: Page): Entry[] {
  const markdown = parts
    .filter((part) => typeof part === "string")
    .join("\n\n")
    .replaceAll(/^```[\s\S]*?^```/gm, "");
  const sections = markdown.split(/^(?=#{2,4} )/m).filter((section) => section.startsWith("#"));
  const own = { url: path || "./", title: plain(title), section: group, text: plain(text) };
  return [own, ...sections.map((section) => sectionEntry(section, path, plain(title)))];
}

function sectionEntry(section: string, path: string, page: string): Entry {
  const [heading = "", ...lines] = section.split("\n");
  const title = heading.replace(/^#+ /, "");
  const text = plain(lines.join(" ").replaceAll(/<[^>]*>/g, " "))
    .replaceAll(/[\s|]+/g, " ")
    .trim();
  return { url: `${path}#${slug(title)}`, title: plain(title), section: page, text: text.slice(0, 400) };
}

function fieldEntries(): Entry[] {
  const types = Object.entries(description.components.schemas).flatMap(([name, schema]) =>
    fieldsOf(schema)
      .filter((field) => !field.name.includes("[]."))
      .map((field) => fieldEntry(field, `schemas/${name}/#`, `field of ${name}`)),
  );
  const parameters = operations.flatMap(({ operation }) =>
    operation.parameters.map((node) => {
      const parameter = resolve<Parameter>(node);
      const place = `operations/${operation.operationId}/#${parameter.in}.`;
      return fieldEntry(parameterField(parameter), place, `${parameter.in} parameter of ${operation.summary}`);
    }),
  );
  return [...types, ...parameters];
}

function fieldEntry({ name, description: text }: Field, place: string, section: string): Entry {
  // Redoc's names of places are in lower case.
  return { url: place + name.toLowerCase(), title: name, section, text: plain(text).trim().slice(0, 300) };
}
