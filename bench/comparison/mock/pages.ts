/** The CPU time of pages from a large number of orders: filtered, the first one, and the last one. */
import { inRounds } from "../run.ts";
import { type FigureTable, type Goal, medianOf, type Options, type Row, rowsOf } from "../table.ts";
import { CONNECTIONS, load, measureLoad } from "./load.ts";
import { addOrders, lastFullPage, list, type MockRequest, PAGE } from "./requests.ts";
import { type GetServer, withServers } from "./server.ts";
import { BARE, OURS, reasons } from "./servers.ts";

const columns = ["filtered page of 10, µs", `first page of ${PAGE}, µs`, `last page of ${PAGE}, µs`];

const METHOD =
  "CPU time of the whole process per request. The orders are created with the mock's control API, each number of them in " +
  "its own sandbox. The filter is `filter[status][eq]=waiting`. The last page is the last full one of a pagination by " +
  "cursor. The bare node:http server returns as many orders, always the same, from memory.";

const FILTERED =
  "The mock validates the request, reads ten rows from a database, signs a cursor, and serializes 2.5 kB of JSON; node:http " +
  "sends constant text.";

export async function pages({ quick }: Options): Promise<FigureTable[]> {
  const counts = [1_000, 10_000, quick ? 50_000 : 1_000_000];
  const rows = await withServers((get) => measure(counts, quick, get));
  const goals = goalsFor(rows, counts);
  const about = { title: "Pages of many orders", method: METHOD, script: "mock/pages.ts", columns };
  return [{ ...about, multiples: false, decimals: 0, rows, goals }];
}

async function measure(counts: number[], quick: boolean, get: GetServer): Promise<Row[]> {
  const ms = quick ? 200 : 1_000;
  const prepared = new Map<string, Promise<MockRequest[]>>();
  const names = [BARE, ...counts.map(nameOf)];
  const samples = await inRounds("Pages", quick ? 1 : 5, names, async (name) => {
    const server = await get(name === BARE ? BARE : OURS);
    const requests = prepared.get(name) ?? prepare(server.url, name, counts);
    prepared.set(name, requests);
    const figures: number[] = [];
    for (const request of await requests) {
      await load(server.url, () => request, { connections: CONNECTIONS, ms: ms / 2 });
      const { cpu } = await measureLoad(server, () => request, { connections: CONNECTIONS, ms });
      figures.push(cpu);
    }
    return figures;
  });
  return rowsOf({ names, reasons, floor: BARE }, columns, samples);
}

function nameOf(count: number): string {
  return `${OURS}, ${count.toLocaleString("en")} orders`;
}

/** Creates the orders, and returns the requests for the pages. node:http has no last page; it gets the first again. */
async function prepare(url: string, name: string, counts: number[]): Promise<MockRequest[]> {
  const first = list(name, { limit: `${PAGE}` });
  const count = counts.find((candidate) => nameOf(candidate) === name);
  if (!count) return [list(name), first, first];
  await addOrders(url, name, count);
  return [list(name), first, await lastFullPage(url, name)];
}

function goalsFor(rows: Row[], [few = 0, some = 0, many = 0]: number[]): Goal[] {
  const figure = (count: number, column: number) => medianOf(rows, nameOf(count), column);
  const of = (count: number) => `of ${count.toLocaleString("en")} orders`;
  const growth = ["filtered page", "first page", "last page"].map((page, column) => {
    const text = `the ${page} ${of(many)} takes at most twice as long as ${of(few)}`;
    return { text, figure: figure(many, column), limit: 2 * figure(few, column) };
  });
  const filtered = `the filtered page ${of(some)} takes at most five times as long as node:http`;
  const last = `the last page ${of(some)} takes at most 1.5 times as long as the first`;
  return [
    { text: filtered, figure: figure(some, 0), limit: 5 * medianOf(rows, BARE), reason: FILTERED },
    { text: last, figure: figure(some, 2), limit: 1.5 * figure(some, 1) },
    ...growth,
  ];
}
