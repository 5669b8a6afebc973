/** Puts the live Redoc in the place of the prerendered one, as if it had been there all the time. */
import { createElement, useEffect } from "react";
import { createRoot } from "react-dom/client";
import { MemoryRouter } from "react-router";
import { prepareApiDocs, RedoclyApiDocsStandalone } from "redoc";
import { findItem, redocOptions } from "../src/redoc-options.ts";
import { elementAt, placeOf } from "./place.ts";
import { keepTidy } from "./tidy.ts";

export async function replace(reference: HTMLElement, lastClick: () => number[]): Promise<void> {
  // Redoc goes to the top of its route. The reader is where the reader is.
  window.scrollTo = () => {};
  const { link, live } = await renderBehind(reference);
  const focus = document.activeElement ? placeOf(document.activeElement, reference) : [];
  const click = lastClick();
  keepTidy(reference, link);
  reference.replaceChildren(live);
  live.removeAttribute("style");
  elementAt(focus, reference)?.focus({ preventScroll: true });
  elementAt(click, reference)?.click();
}

/** Out of sight, but in the page: Redoc does not show what it believes is not there. */
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
  // The page has a main of its own.
  live.querySelector("main")?.setAttribute("role", "presentation");
  return { link: item.link, live };
}

/** Says when everything has been rendered, what is nested included, which comes a moment later. */
function Whole({ ready, children }: { ready: () => void; children?: React.ReactNode }): React.ReactNode {
  useEffect(() => {
    requestAnimationFrame(() => requestAnimationFrame(ready));
  }, [ready]);
  return children;
}
