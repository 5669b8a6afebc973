/** Replaces the prerendered markup by live Redoc, and keeps scroll position, focus, and the last click. */
import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { MemoryRouter } from "react-router";
import { prepareApiDocs, RedoclyApiDocsStandalone } from "redoc";
import { findItem, redocOptions } from "../../src/redoc/options.ts";
import { domPathOf, elementAt } from "./dom-path.ts";
import { keepPatched } from "./patch-markup.ts";

export async function replace(reference: HTMLElement, lastClick: () => number[]): Promise<void> {
  // Redoc scrolls to the top. The reader stays where they are.
  window.scrollTo = () => {};
  const { link, live } = await renderBehind(reference);
  const focus = document.activeElement ? domPathOf(document.activeElement, reference) : [];
  const click = lastClick();
  keepPatched(reference, link);
  reference.replaceChildren(live);
  live.removeAttribute("style");
  elementAt(focus, reference)?.focus({ preventScroll: true });
  elementAt(click, reference)?.click();
}

/** Renders invisibly, but in the document, as Redoc requires. */
async function renderBehind(reference: HTMLElement): Promise<{ link: string; live: HTMLElement }> {
  const spec = await (await fetch(new URL("../redoc.json", import.meta.url))).json();
  const api = await prepareApiDocs({ spec, options: redocOptions, basePath: "/" });
  const item = findItem(api.items, reference.dataset.reference ?? "");
  const live = document.createElement("div");
  live.className = "live";
  live.style.cssText = "position: absolute; inset: 0 0 auto; visibility: hidden";
  reference.append(live);
  const props = { items: [item], store: api.store, basePath: "/", options: api.options, spec: api.document };
  await new Promise<void>((ready) => {
    const content = createElement(RedoclyApiDocsStandalone, { ...props, telemetryConfig: { disabled: true } });
    const router = createElement(MemoryRouter, { initialEntries: [item.link] }, content);
    createRoot(live).render(createElement(Whole, { ready }, router));
  });
  // The page has its own main.
  live.querySelector("main")?.setAttribute("role", "presentation");
  return { link: item.link, live };
}

/** Calls back when everything has been rendered, including nested parts, which follow a moment later. */
function Whole({ ready, children }: { ready: () => void; children?: React.ReactNode }): React.ReactNode {
  useEffect(() => {
    requestAnimationFrame(() => requestAnimationFrame(ready));
  }, [ready]);
  return children;
}
