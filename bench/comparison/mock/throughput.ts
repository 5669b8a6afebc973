/** The CPU time that a request takes, and its latency. */
import { inRounds } from "../run.ts";
import { type FigureTable, type Goal, median, medianOf, type Options, quantile, type Row, rowsOf } from "../table.ts";
import { CONNECTIONS, load, measureLoad } from "./load.ts";
import { create, list, type MockRequest, retrieve, subscription } from "./requests.ts";
import { type GetServer, withServers } from "./server.ts";
import { BARE, OURS, PRISM_SILENT, reasons, type ServerName, servers } from "./servers.ts";

const ONE = "One order";

/** Makes the requests of one sample. Each sample has its own token, so that new orders do not fill one sandbox. */
type Scenario = (token: string) => () => MockRequest;

const scenarios: Record<string, Scenario> = {
  [ONE]: (token) => () => retrieve(token),
  "A filtered list": (token) => () => list(token),
  "A new order": (token) => {
    let number = 0;
    return () => create(token, subscription(number++));
  },
};

const METHOD =
  `Every server gets requests over ${CONNECTIONS} keep-alive connections without a pause, and then over a single one, one ` +
  "request after the other, where each request has to wake it up. CPU time is that of the whole process, user and system.";
const PER_SECOND = "requests per second of CPU time";
const columns = [
  "CPU time per request, µs",
  PER_SECOND,
  "CPU time on one connection, µs",
  "latency there, µs",
  "99th percentile of it, µs",
];

export async function throughput({ quick }: Options): Promise<FigureTable[]> {
  return await withServers(async (get) => {
    const tables: FigureTable[] = [];
    for (const [title, scenario] of Object.entries(scenarios)) {
      const rows = await measure(title, scenario, quick, get);
      const goals = title === ONE ? [goalFor(rows)] : [];
      const method = title === ONE ? METHOD : `Measured like “${ONE}”.`;
      const about = { title, method, script: "mock/throughput.ts", columns, moreIsBetter: PER_SECOND };
      tables.push({ ...about, multiples: "first", decimals: 0, rows, goals });
    }
    return tables;
  });
}

async function measure(title: string, scenario: Scenario, quick: boolean, get: GetServer): Promise<Row[]> {
  const names = Object.keys(servers) as ServerName[];
  const ms = quick ? 200 : 700;
  const warm = new Set<ServerName>();
  let sample = 0;
  const samples = await inRounds(`Throughput, ${title}`, quick ? 2 : 5, names, async (name) => {
    const server = await get(name);
    const next = scenario(`throughput-${sample++}`);
    if (!warm.has(name)) await load(server.url, next, { connections: CONNECTIONS, ms: 4 * ms });
    warm.add(name);
    const { cpu } = await measureLoad(server, next, { connections: CONNECTIONS, ms });
    const single = await measureLoad(server, next, { connections: 1, ms });
    const latencies = [median(single.latencies), quantile(single.latencies, 0.99)];
    return [cpu, 1e6 / cpu, single.cpu, ...latencies.map((latency) => 1_000 * latency)];
  });
  return rowsOf({ names, reasons, floor: BARE }, columns, samples);
}

function goalFor(rows: Row[]): Goal {
  const text = "six times the throughput of Prism, `-v silent`";
  return { text, figure: medianOf(rows, OURS), limit: medianOf(rows, PRISM_SILENT) / 6 };
}
