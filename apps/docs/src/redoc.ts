/** Prerenders what Redoc shows of an operation or a schema, so that it is there before any script, and without one. */
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router";
import { prepareApiDocs, RedoclyApiDocsStandalone, ServerStyleSheet } from "redoc";
import { redocDescription } from "./redoc-description.ts";
import { tidy } from "./redoc-markup.ts";
import { findItem, redocOptions } from "./redoc-options.ts";

const api = await prepareApiDocs({ spec: { ...redocDescription }, options: redocOptions, basePath: "/" });

export interface Prerendered {
  html: string;
  /** The styles that the markup's classes name. */
  css: string;
}

export function prerender(reference: string): Prerendered {
  const item = findItem(api.items, reference);
  const sheet = new ServerStyleSheet();
  const app = createElement(RedoclyApiDocsStandalone, {
    items: [item],
    store: api.store,
    basePath: "/",
    options: api.options,
    telemetryConfig: { disabled: true },
    spec: api.document,
  });
  const markup = renderToString(sheet.collectStyles(createElement(StaticRouter, { location: item.link }, app)));
  const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(markup)?.[1];
  if (!main) throw new Error(`Redoc's markup of ${reference} has no <main>`);
  const css = [...sheet.getStyleTags().matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, rules]) => rules).join("");
  sheet.seal();
  return { html: tidy(main, item.link), css };
}
