/** How much CPU time a call takes, compared with a bare `fetch`. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { file, inRounds, run } from "../run.ts";
import { type FigureTable, type Goal, medianOf, type Options, type Row, type Samples } from "../table.ts";
import { BARE_FETCH, callers, rowsFor } from "./peers/index.ts";
import { GET, METER_ORDERS } from "./peers/ours.ts";

/** How often the CPU time of openapi-fetch ours may take. */
const LIMIT = 1.6;

const NO_RETRIES = "It fetches no token, has no timeouts and no retries, and calls no hooks.";
const reasons = {
  [BARE_FETCH]: "All others are measured against it.",
  orval: `${NO_RETRIES} It is a bare \`fetch\` with a name.`,
  "Hey API": NO_RETRIES,
  ky: "It fetches no token and calls no hooks.",
  axios: NO_RETRIES,
  "openapi-fetch": NO_RETRIES,
  Redocly: `${NO_RETRIES} It has all of these except for tokens, but they are off by default.`,
  stripe:
    "It fetches no token and calls no hooks. On loopback, it uses node:http, which takes less CPU time than `fetch`.",
};

const METHOD =
  "Each sample is the CPU time of a new process for up to 3,000 sequential calls that retrieve the same object, after a " +
  "warm-up, or for as many calls as fit into two seconds. The time over a bare `fetch` with `json()` is the difference " +
  "within a round. Ours fetches its token with client credentials, and has retries, both timeouts, and all hooks enabled; " +
  "the others have a token and their defaults, except that the throttle of octokit is off.";
const STUBBED =
  "The global `fetch` is a stub that makes a `Request` of its arguments and responds at once; stripe and axios are " +
  "configured to use it.";
const LOOPBACK =
  "All call a server on loopback in another process; stripe and axios use node:http, which is their default.";

export async function cpu({ quick }: Options): Promise<FigureTable[]> {
  const rounds = quick ? 2 : 10;
  const stubbed = await measure("CPU per call, stubbed", rounds, ["stub", quick ? "1000" : "3000"]);
  const server = spawn(process.execPath, [file("client/stub-api.ts")], { stdio: ["ignore", "pipe", "inherit"] });
  const [url] = await once(server.stdout, "data");
  const target = `${url}`.trim();
  const loopback = await measure("CPU per call, on loopback", quick ? 1 : rounds, [target, quick ? "1000" : "3000"]);
  server.kill();
  return [tableOf("CPU per call, stubbed", STUBBED, stubbed), tableOf("CPU per call, on loopback", LOOPBACK, loopback)];
}

async function measure(title: string, rounds: number, args: [target: string, calls: string]): Promise<Row[]> {
  const names = Object.keys(callers());
  const samples = await inRounds(title, rounds, names, async (name) =>
    Number(await run(process.execPath, [file("client/cpu-process.ts"), name, ...args])),
  );
  const cells = names.map((name) => {
    const over = samples[name]?.map((micros, round) => micros - (samples[BARE_FETCH]?.[round] ?? Number.NaN));
    return [name, [over, samples[name]]] as [string, Samples[]];
  });
  const rows = rowsFor(Object.fromEntries(cells), 2, reasons);
  return rows.map((row) => ({ ...row, isFloor: row.name === BARE_FETCH }));
}

function tableOf(title: string, how: string, rows: Row[]): FigureTable {
  const goals = [METER_ORDERS, GET].map((name): Goal => {
    const text = `over a bare \`fetch\`, ${name} takes at most ${LIMIT} times as long as openapi-fetch`;
    const reason = "Ours is measured with tokens, two timeouts, retries, and hooks. openapi-fetch has none of them.";
    return { text, figure: medianOf(rows, name), limit: LIMIT * medianOf(rows, "openapi-fetch"), reason };
  });
  const columns = ["over a bare `fetch`, µs", "total, µs"];
  const about = { title, method: `${METHOD} ${how}`, script: "client/cpu.ts", columns };
  return { ...about, multiples: false, decimals: 1, rows, goals };
}
