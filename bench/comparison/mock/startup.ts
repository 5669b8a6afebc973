/** How soon a server responds after its start, its memory when idle, and the cost of a new sandbox. */
import { setTimeout as sleep } from "node:timers/promises";
import { inRounds, progress } from "../run.ts";
import { type FigureTable, median, medianOf, type Options, rowsOf } from "../table.ts";
import { load } from "./load.ts";
import { retrieve } from "./requests.ts";
import { startServer, withServers } from "./server.ts";
import { BARE, OURS, PRISM_SILENT, reasons, type ServerName, servers } from "./servers.ts";

const IDLE_MS = 2_000;
const START =
  "From the start of the process to its first 200 to a request for one order, with files on a warm disk; and the resident " +
  `memory ${IDLE_MS / 1_000} seconds later.`;

export async function start({ quick }: Options): Promise<FigureTable[]> {
  const columns = ["first response, ms", "memory, MB"];
  const names = (Object.keys(servers) as ServerName[]).filter((name) => name !== PRISM_SILENT);
  const samples = await inRounds("Start", quick ? 1 : 5, names, startAndIdle);
  const rows = rowsOf({ names, reasons, floor: BARE }, columns, samples);
  const goals = [
    { text: "the first response within 700 ms", figure: medianOf(rows, OURS), limit: 700 },
    { text: "at most 130 MB", figure: medianOf(rows, OURS, 1), limit: 130 },
  ];
  const about = { title: "Start and memory", method: START, script: "mock/startup.ts", columns };
  return [{ ...about, multiples: true, decimals: 0, rows, goals }];
}

async function startAndIdle(name: ServerName): Promise<[ms: number, megabytes: number]> {
  const server = await startServer(name);
  try {
    await sleep(IDLE_MS);
    const { resident } = await server.usage();
    return [server.startMs, resident / 1e6];
  } finally {
    await server.stop();
  }
}

const TOKENS = 500;
const NEW_SANDBOX =
  `The first request with a token, and a second one with the same token; ${TOKENS} tokens one after the other, on one ` +
  "connection, after a warm-up with as many. The difference is computed per token.";

/** The mock creates a sandbox for each new token. */
export async function newSandbox(): Promise<FigureTable[]> {
  const times = await latencies().catch((error) => progress(`A new sandbox was not measured: ${error}`));
  const first = times?.filter((_, index) => index % 2 === 0);
  const second = times?.filter((_, index) => index % 2 === 1);
  const difference = first?.map((ms, index) => ms - (second?.[index] ?? Number.NaN));
  const goals = [{ text: "a new sandbox takes at most 1 ms", figure: median(difference), limit: 1 }];
  const columns = ["first request over second, ms", "first request, ms", "second request, ms"];
  const rows = [{ name: OURS, ours: true, cells: [difference, first, second] }];
  const about = { title: "A new sandbox", method: NEW_SANDBOX, script: "mock/startup.ts", columns };
  return [{ ...about, multiples: false, decimals: 3, rows, goals }];
}

/** First and second requests alternately, in milliseconds. */
async function latencies(): Promise<number[]> {
  return await withServers(async (get) => {
    const { url } = await get(OURS);
    let requests = 0;
    const next = () => retrieve(`sandbox-${Math.floor(requests++ / 2)}`);
    const all = await load(url, next, { connections: 1, requests: 4 * TOKENS });
    return all.slice(2 * TOKENS);
  });
}
