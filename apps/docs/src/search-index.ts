/** The search index: every page, section, and field, each with its URL. */
import type { Parameter } from "@meter-orders/openapi";
import MiniSearch from "minisearch";
import { type Field, fieldsOf, parameterField } from "./fields.ts";
import { plain, slug, withoutCode } from "./markdown.ts";
import { type Page, referencesOf } from "./page.ts";
import { searchOptions } from "./search-options.ts";
import { operations, resolve, spec } from "./spec.ts";

interface Entry {
  url: string;
  title: string;
  /** The page or group that it belongs to. */
  section: string;
  text: string;
  /** The part of the text that a result shows. */
  excerpt: string;
}

export function searchIndex(pages: Page[]): string {
  const index = new MiniSearch(searchOptions);
  const entries = [...pages.flatMap(pageEntries), ...fieldEntries()];
  index.addAll([...new Map(entries.map((entry) => [entry.url, entry])).values()]);
  return JSON.stringify(index);
}

/** The page with the text before its first heading, and each of its sections. */
function pageEntries({ path, title, description: text, group, parts }: Page): Entry[] {
  const markdown = parts.map((part) => (typeof part === "string" ? part : part.markdown)).join("\n\n");
  const [opening = "", ...sections] = withoutCode(markdown).split(/^(?=#{2,4} )/m);
  const own = entry(path || "./", plain(title), group, `${plain(text)} ${textOf(opening)}`);
  // Redoc's headings are different, and its fields are entries of their own.
  const linked = referencesOf({ parts }).length > 0 ? [] : sections;
  return [own, ...linked.map((section) => sectionEntry(section, path, plain(title)))];
}

function sectionEntry(section: string, path: string, page: string): Entry {
  const [heading = "", ...lines] = section.split("\n");
  const title = heading.replace(/^#+ /, "");
  return entry(`${path}#${slug(title)}`, plain(title), page, textOf(lines.join(" ")));
}

function entry(url: string, title: string, section: string, text: string): Entry {
  return { url, title, section, text, excerpt: text.slice(0, 160) };
}

/** The visible text of Markdown, as one line. */
function textOf(markdown: string): string {
  return plain(markdown.replaceAll(/<[^>]*>/g, " "))
    .replaceAll(/\|[-:| ]*---[-:| ]*\|/g, " ")
    .replaceAll(/[\s|]+/g, " ")
    .trim();
}

function fieldEntries(): Entry[] {
  const schemas = Object.entries(spec.components.schemas).flatMap(([name, schema]) =>
    fieldsOf(schema)
      .filter((field) => !field.name.includes("[]."))
      .map((field) => fieldEntry(field, `schemas/${name}/#`, `field of ${name}`)),
  );
  const parameters = operations.flatMap(({ operation }) =>
    (operation.parameters ?? []).map((node) => {
      const parameter = resolve<Parameter>(node);
      const place = `operations/${operation.operationId}/#${parameter.in}.`;
      return fieldEntry(parameterField(parameter), place, `${parameter.in} parameter of ${operation.summary}`);
    }),
  );
  return [...schemas, ...parameters];
}

function fieldEntry({ name, description: text }: Field, place: string, section: string): Entry {
  // Redoc's anchors are in lower case.
  return entry(place + name.toLowerCase(), name, section, textOf(text));
}
