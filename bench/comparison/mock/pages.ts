/** What a page of many orders costs the server: filtered, the first one, and the last one of a long walk. */
import { inRounds } from "../rounds.ts";
import { type Effort, type Goal, medianOf, type Row, rowsOf, type Section } from "../section.ts";
import { type Call, list } from "./calls.ts";
import { load } from "./load.ts";
import { CONNECTIONS, observe } from "./observe.ts";
import { BARE, OURS, reasons } from "./servers.ts";
import { type GetServer, withServers } from "./with-servers.ts";
import { fill, lastFullPage, PAGE } from "./worlds.ts";

const columns = ["filtered page of 10, µs", `first page of ${PAGE}, µs`, `last page of ${PAGE}, µs`];

const METHOD =
  "Processor time of the whole process per call. The orders are put in through the mock's control plane, each number " +
  "of them into a world of its own. The filter is `filter[status][eq]=waiting`. The last page is the last full one of " +
  "a walk along the cursors. The bare node:http server answers as many orders, always the same, from memory.";

const FILTERED =
  "Ten rows are fetched from a database, a cursor is signed and 2.5 kB of JSON are written, after the request has been " +
  "checked; node:http sends a constant text.";

export async function pages({ quick }: Effort): Promise<Section[]> {
  const counts = [1_000, 10_000, quick ? 50_000 : 1_000_000];
  const rows = await withServers((get) => measure(counts, quick, get));
  const goals = goalsFor(rows, counts);
  const about = { title: "Pages of many orders", method: METHOD, script: "mock/pages.ts", columns };
  return [{ ...about, multiples: false, decimals: 0, rows, goals }];
}

async function measure(counts: number[], quick: boolean, get: GetServer): Promise<Row[]> {
  const ms = quick ? 200 : 1_000;
  const worlds = new Map<string, Promise<Call[]>>();
  const names = [BARE, ...counts.map(nameOf)];
  const samples = await inRounds("Pages", quick ? 1 : 5, names, async (name) => {
    const server = await get(name === BARE ? BARE : OURS);
    const calls = worlds.get(name) ?? prepare(server.url, name, counts);
    worlds.set(name, calls);
    const figures: number[] = [];
    for (const call of await calls) {
      await load(server.url, () => call, { connections: CONNECTIONS, ms: ms / 2 });
      const { cpu } = await observe(server, () => call, { connections: CONNECTIONS, ms });
      figures.push(cpu);
    }
    return figures;
  });
  return rowsOf({ names, reasons, floor: BARE }, columns, samples);
}

function nameOf(count: number): string {
  return `${OURS}, ${count.toLocaleString("en")} orders`;
}

/** Puts the orders in, and returns the calls for the pages; node:http has no last page, and gets the first again. */
async function prepare(url: string, name: string, counts: number[]): Promise<Call[]> {
  const first = list(name, { limit: `${PAGE}` });
  const count = counts.find((candidate) => nameOf(candidate) === name);
  if (!count) return [list(name), first, first];
  await fill(url, name, count);
  return [list(name), first, await lastFullPage(url, name)];
}

function goalsFor(rows: Row[], [few = 0, some = 0, many = 0]: number[]): Goal[] {
  const figure = (count: number, column: number) => medianOf(rows, nameOf(count), column);
  const over = (count: number) => `over ${count.toLocaleString("en")} orders`;
  const growth = ["the filtered page", "the first page", "the last page"].map((page, column) => {
    const text = `${page} takes ${over(many)} at most twice what it takes ${over(few)}`;
    return { text, figure: figure(many, column), limit: 2 * figure(few, column) };
  });
  const filtered = `the filtered page takes ${over(some)} at most five times what node:http takes`;
  const last = `the last page takes ${over(some)} at most 1.5 times what the first one takes`;
  return [
    { text: filtered, figure: figure(some, 0), limit: 5 * medianOf(rows, BARE), reason: FILTERED },
    { text: last, figure: figure(some, 2), limit: 1.5 * figure(some, 1) },
    ...growth,
  ];
}
