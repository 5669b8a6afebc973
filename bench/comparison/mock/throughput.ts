/** What a call costs the server, and how long the caller waits for it. */
import { inRounds } from "../rounds.ts";
import { type Effort, type Goal, median, medianOf, quantile, type Row, rowsOf, type Section } from "../section.ts";
import { type Call, create, list, retrieve, subscription } from "./calls.ts";
import { load } from "./load.ts";
import { CONNECTIONS, observe } from "./observe.ts";
import { BARE, OURS, PRISM_SILENT, reasons, type ServerName, servers } from "./servers.ts";
import { type GetServer, withServers } from "./with-servers.ts";

const ONE = "One order";

/** Makes the calls of one sample. Each has a token of its own, so that what is created does not pile up in one world. */
type Scenario = (token: string) => () => Call;

const scenarios: Record<string, Scenario> = {
  [ONE]: (token) => () => retrieve(token),
  "A list with a filter": (token) => () => list(token),
  "A new order": (token) => {
    let number = 0;
    return () => create(token, subscription(number++));
  },
};

const METHOD =
  `Every server is called over ${CONNECTIONS} connections that are kept, which leave it no pause, and then over a single ` +
  "one, one call after the other, where each call has to wake it up. Processor time is what the whole process takes, " +
  "user and system.";
const PER_SECOND = "calls per second of it";
const columns = [
  "processor time per call, µs",
  PER_SECOND,
  "the same on one connection, µs",
  "the caller's wait there, µs",
  "99th percentile of it, µs",
];

export async function throughput({ quick }: Effort): Promise<Section[]> {
  return await withServers(async (get) => {
    const sections: Section[] = [];
    for (const [title, scenario] of Object.entries(scenarios)) {
      const rows = await compare(title, scenario, quick, get);
      const goals = title === ONE ? goalsFor(rows) : [];
      const method = title === ONE ? METHOD : `Measured like “${ONE}”.`;
      const about = { title, method, script: "mock/throughput.ts", columns, moreIsBetter: PER_SECOND };
      sections.push({ ...about, multiples: "first", decimals: 0, rows, goals });
    }
    return sections;
  });
}

async function compare(title: string, scenario: Scenario, quick: boolean, get: GetServer): Promise<Row[]> {
  const names = Object.keys(servers) as ServerName[];
  const ms = quick ? 200 : 700;
  const warm = new Set<ServerName>();
  let sample = 0;
  const samples = await inRounds(`Throughput, ${title}`, quick ? 2 : 5, names, async (name) => {
    const server = await get(name);
    const next = scenario(`throughput-${sample++}`);
    if (!warm.has(name)) await load(server.url, next, { connections: CONNECTIONS, ms: 4 * ms });
    warm.add(name);
    const { cpu } = await observe(server, next, { connections: CONNECTIONS, ms });
    const alone = await observe(server, next, { connections: 1, ms });
    return [cpu, 1e6 / cpu, alone.cpu, 1_000 * median(alone.times), 1_000 * quantile(alone.times, 0.99)];
  });
  return rowsOf({ names, reasons, floor: BARE }, columns, samples);
}

function goalsFor(rows: Row[]): Goal[] {
  const figure = medianOf(rows, OURS);
  return [
    { text: "five times the calls of Prism, `-v silent`", figure, limit: medianOf(rows, PRISM_SILENT) / 5 },
    { text: "0.45 times the calls of a bare node:http", figure, limit: medianOf(rows, BARE) / 0.45 },
  ];
}
