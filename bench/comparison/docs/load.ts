/** What the first visit to an operation's page costs, and when the page is ready. */
import { spec } from "@meter-orders/openapi";
import type { Page, Request } from "playwright-core";
import { inRounds } from "../run.ts";
import { type FigureTable, type Goal, median, medianOf, type Options, type Row, rowsOf } from "../table.ts";
import { firstContentfulPaint, QUIET_MS, untilIdle, untilResponseTab } from "./page-functions.ts";
import { names, OPERATION, OURS, reasons, type SiteName, sites } from "./sites.ts";
import { type VisitSite, withBrowser } from "./visit.ts";

const TIMEOUT_MS = 10_000;
const STATUS = "404";

const columns = [
  "transferred, kB",
  "requests",
  "other hosts requested",
  "first contentful paint, ms",
  "total blocking time, ms",
  "time to interactive, ms",
  "transferred by then, kB",
  "blocking time by then, ms",
];
const INTERACTIVE = columns.indexOf("time to interactive, ms");

const PAINT =
  "Redoc's first paint is the introduction to the API, of some 350 elements, before its script has run; ours is the " +
  "complete operation, of some 1,500.";

const METHOD =
  "Every site is served by the same static server on loopback (sirv, files compressed in advance with `gzip -9`) and opened " +
  "at the page of one operation, 1440 × 900, in a new context of headless Chromium, with an empty cache and no CPU " +
  "throttling. No other host is reachable. Requests are those that the site's own host answered; kB are their bodies as " +
  "transferred. Blocking time is the part of long tasks beyond 50 ms each, " +
  `until ${QUIET_MS / 1_000} s after the last of them. A page is interactive when a click on the tab of the ${STATUS} ` +
  "response shows it. This is measured in a separate load, from its start; for ours, from the first interaction, which is " +
  "what loads Redoc. Transfer and blocking time by then are those of that whole load.";

export async function load({ quick }: Options): Promise<FigureTable[]> {
  const samples = await withBrowser((visit) =>
    inRounds("First load", quick ? 1 : 5, names, (name) => sample(name, visit)),
  );
  const rows = rowsOf({ names, reasons }, columns, samples).map(withoutTimeouts);
  const about = { title: "First load of an operation's page", method: METHOD, script: "docs/load.ts", columns };
  return [{ ...about, multiples: "first", decimals: 0, rows, goals: goalsFor(rows) }];
}

async function sample(name: SiteName, visit: VisitSite): Promise<number[]> {
  const loaded = await visit(name, async ({ page, requests, hosts }) => {
    const blocked = await untilIdle(page);
    const paint = await page.evaluate(firstContentfulPaint);
    return [await kilobytesOf(requests), requests.length, hosts.size, paint, blocked];
  });
  const interactive = await visit(name, async ({ page, requests }) => {
    const ms = await interactiveMs(page, sites[name].waitsForInteraction);
    const blocked = await untilIdle(page);
    return [ms, await kilobytesOf(requests), blocked];
  });
  return [...loaded, ...interactive];
}

/** The size of the bodies as transferred. */
async function kilobytesOf(requests: Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0) / 1_000;
}

async function interactiveMs(page: Page, fromInteraction: boolean): Promise<number> {
  if (fromInteraction) await untilIdle(page);
  // All sites use the summary of the operation as its heading.
  const heading = spec().paths[OPERATION.path]?.[OPERATION.method]?.summary ?? "";
  const tab = page.getByRole("tab", { name: STATUS }).first();
  const [ms] = await Promise.all([
    page.evaluate(untilResponseTab, { heading, status: STATUS, fromInteraction, timeoutMs: TIMEOUT_MS }),
    fromInteraction && tab.click({ timeout: TIMEOUT_MS }),
  ]);
  return ms;
}

/** A page that reached the timeout once has no figures for that load. */
function withoutTimeouts(row: Row): Row {
  if (!row.cells[INTERACTIVE]?.some(Number.isNaN)) return row;
  const cells = row.cells.map((samples, column) => (column < INTERACTIVE ? samples : undefined));
  return { ...row, cells, gap: `not within ${TIMEOUT_MS / 1_000} s` };
}

function goalsFor(rows: Row[]): Goal[] {
  const figure = (column: number) => medianOf(rows, OURS, column);
  const peerPaints = rows.filter(({ ours, cells }) => !ours && cells[3]).map(({ cells }) => median(cells[3]));
  return [
    { text: "at most 70 kB", figure: figure(0), limit: 70 },
    { text: "no other host", figure: figure(2), limit: 0 },
    {
      text: "first contentful paint no later than the fastest peer",
      figure: figure(3),
      limit: Math.min(...peerPaints),
      reason: PAINT,
    },
    { text: "no blocking time", figure: figure(4), limit: 0 },
  ];
}
