/** Prerenders Redoc's view of an operation or a schema, so that it is readable without JavaScript. */
import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { StaticRouter } from "react-router";
import { prepareApiDocs, RedoclyApiDocsStandalone, ServerStyleSheet } from "redoc";
import { findItem, redocOptions } from "./options.ts";
import { patchMarkup } from "./patch-markup.ts";
import { redocSpec } from "./spec.ts";

const api = await prepareApiDocs({ spec: { ...redocSpec }, options: redocOptions, basePath: "/" });

export interface Prerendered {
  html: string;
  /** The styles of the markup's classes. */
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
  return { html: patchMarkup(main, item.link), css };
}
