/** How soon a server answers after its start, and what it holds in memory when nobody calls. */
import { setTimeout as sleep } from "node:timers/promises";
import { inRounds } from "../rounds.ts";
import { type Effort, medianOf, rowsOf, type Section } from "../section.ts";
import { startServer } from "./server.ts";
import { BARE, OURS, PRISM_SILENT, reasons, type ServerName, servers } from "./servers.ts";

const IDLE_MS = 2_000;
const columns = ["first answer, ms", "memory, MB"];

const METHOD =
  "From the start of the process to its first 200 to a call for one order, with the files on a warm disk; and the " +
  `resident memory ${IDLE_MS / 1_000} seconds later.`;

export async function start({ quick }: Effort): Promise<Section[]> {
  const names = (Object.keys(servers) as ServerName[]).filter((name) => name !== PRISM_SILENT);
  const samples = await inRounds("Start", quick ? 1 : 5, names, startAndRest);
  const rows = rowsOf({ names, reasons, floor: BARE }, columns, samples);
  const goals = [
    { text: "the first answer within 700 ms", figure: medianOf(rows, OURS), limit: 700 },
    { text: "at most 130 MB", figure: medianOf(rows, OURS, 1), limit: 130 },
  ];
  const about = { title: "Start and memory", method: METHOD, script: "mock/start.ts", columns };
  return [{ ...about, multiples: true, decimals: 0, rows, goals }];
}

async function startAndRest(name: ServerName): Promise<[ms: number, megabytes: number]> {
  const server = await startServer(name);
  try {
    await sleep(IDLE_MS);
    const { resident } = await server.usage();
    return [server.startMs, resident / 1e6];
  } finally {
    await server.stop();
  }
}
