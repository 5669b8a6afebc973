/** What the first visit to an operation's page costs, and when the page is there. */
import type { Page, Request } from "playwright-core";
import { inRounds } from "../rounds.ts";
import { type Effort, type Goal, median, medianOf, type Row, rowsOf, type Section } from "../section.ts";
import { readContents } from "./contents.ts";
import { QUIET_MS, untilIdle } from "./idle.ts";
import { firstContentfulPaint, untilResponse } from "./in-page.ts";
import { names, OURS, reasons, type SiteName, sites } from "./sites.ts";
import { type VisitSite, visiting } from "./visit.ts";

const PATIENCE_MS = 10_000;
const RESPONSE = "404";

const columns = [
  "transferred, kB",
  "requests",
  "other hosts tried",
  "first contentful paint, ms",
  "total blocking time, ms",
  "until it responds, ms",
  "transferred by then, kB",
  "blocking time by then, ms",
];
const RESPONDS = columns.indexOf("until it responds, ms");
const LATER = columns.slice(RESPONDS);

const PAINT =
  "Redoc's first paint is the introduction to the API, of some 350 elements, before its script has run; ours is the " +
  "operation itself, complete, of some 1,500.";

const METHOD =
  "Every site is served by the same static server on loopback (sirv, files compressed beforehand by `gzip -9`), and is " +
  "opened at the page of one operation, 1440 × 900, in a new context of headless " +
  "Chromium each time, with an empty cache and the processor as it is. No other host can be reached, and requests are " +
  `what its own host answered; kB are their bodies as transferred. Blocking time is what long tasks take over 50 ms each, until ${QUIET_MS / 1_000} s after the last of ` +
  `them. A page responds when a click on the tab of the ${RESPONSE} response shows it: counted from the start of the ` +
  "load, but for ours from the first touch, which alone loads Redoc. That is a load of its own, and what is transferred " +
  "and blocked by then is all of it, from its start.";

export async function load({ quick }: Effort): Promise<Section[]> {
  const samples = await visiting((visit) =>
    inRounds("First load", quick ? 1 : 5, names, (name) => sample(name, visit)),
  );
  const rows = rowsOf({ names, reasons }, columns, samples).map(withoutPatience);
  const about = { title: "First load of an operation's page", method: METHOD, script: "docs/load.ts", columns };
  return [{ ...about, multiples: "first", decimals: 0, rows, goals: goalsFor(rows) }];
}

async function sample(name: SiteName, visit: VisitSite): Promise<number[]> {
  const figures = await visit(name, async ({ page, answered, hosts }) => {
    const blocked = await untilIdle(page);
    const paint = await page.evaluate(firstContentfulPaint);
    return [await kilobytesOf(answered), answered.length, hosts.size, paint, blocked];
  });
  const later = await visit(name, async ({ page, answered }) => {
    const ms = await responseMs(page, sites[name].isTouched);
    const blocked = await untilIdle(page);
    return [ms, await kilobytesOf(answered), blocked];
  });
  return [...figures, ...later];
}

/** The bodies as transferred. */
async function kilobytesOf(requests: Request[]): Promise<number> {
  const sizes = await Promise.all(requests.map((request) => request.sizes()));
  return sizes.reduce((sum, { responseBodySize }) => sum + responseBodySize, 0) / 1_000;
}

async function responseMs(page: Page, touched: boolean): Promise<number> {
  if (touched) await untilIdle(page);
  const { heading } = readContents();
  const tab = page.getByRole("tab", { name: RESPONSE }).first();
  const [ms] = await Promise.all([
    page.evaluate(untilResponse, { heading, status: RESPONSE, touched, patienceMs: PATIENCE_MS }),
    touched && tab.click({ timeout: PATIENCE_MS }),
  ]);
  return ms;
}

/** A page that did not respond once has no figures for that. */
function withoutPatience(row: Row): Row {
  if (!row.cells[RESPONDS]?.some(Number.isNaN)) return row;
  return {
    ...row,
    cells: row.cells.slice(0, RESPONDS).concat(LATER.map(() => undefined)),
    gap: `not within ${PATIENCE_MS / 1_000} s`,
  };
}

function goalsFor(rows: Row[]): Goal[] {
  const [kilobytes, , hosts, paint, blocked] = columns.map((_, column) => medianOf(rows, OURS, column));
  const others = rows.filter(({ ours, cells }) => !ours && cells[3]).map(({ cells }) => median(cells[3]));
  return [
    { text: "at most 70 kB", figure: kilobytes ?? Number.NaN, limit: 70 },
    { text: "no other host", figure: hosts ?? Number.NaN, limit: 0 },
    {
      text: "first paint no later than the fastest of the others",
      figure: paint ?? Number.NaN,
      limit: Math.min(...others),
      reason: PAINT,
    },
    { text: "no blocking time", figure: blocked ?? Number.NaN, limit: 0 },
  ];
}
