/** How much processor time a call takes, over that of a bare `fetch`. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { clientRow, file } from "../peers.ts";
import { inRounds } from "../rounds.ts";
import { run } from "../run.ts";
import { type Effort, type Goal, medianOf, type Row, type Section } from "../section.ts";

const BARE = "bare fetch";
const RETRIEVE = "ours: client.meterOrders.retrieve";
const GET = "ours: client.GET";

/** Who calls, and the file that holds the call. */
const callers = {
  [BARE]: "bare-fetch",
  "openapi-fetch": "openapi-fetch",
  [GET]: "ours-get",
  [RETRIEVE]: "ours-retrieve",
  "Hey API": "hey-api",
  "Redocly generate-client": "redocly",
  orval: "orval",
  stripe: "stripe",
  openai: "openai",
  "@anthropic-ai/sdk": "anthropic",
  octokit: "octokit",
  ky: "ky",
  axios: "axios",
  // npm does not have it; the gap is to be seen.
  "nomos-sdk-cli": "nomos-sdk-cli",
};
type Name = keyof typeof callers;
const names = Object.keys(callers) as Name[];

/** Why some take less than ours. */
const ONE_CALL = "It has no token to get, no time limit and no retry, and calls no hook.";
const reasons: Partial<Record<Name, string>> = {
  [BARE]: "That is what all others are measured from.",
  orval: `${ONE_CALL} It is a bare \`fetch\` with a name.`,
  "Hey API": ONE_CALL,
  "openapi-fetch": ONE_CALL,
  "Redocly generate-client": `${ONE_CALL} It has all but the first when asked to, which this row does not.`,
  ky: ONE_CALL,
  axios: ONE_CALL,
  stripe: `It gets no token and calls no hook. On loopback it calls with node:http, which takes less than any \`fetch\`.`,
};

const METHOD =
  "Each sample is the processor time of a fresh process for up to 3,000 calls that retrieve the same object, one after " +
  "the other, once it is warm; or for as many as it manages in two seconds. What is over a bare `fetch` with `json()` " +
  "is the difference within a round. Ours gets its token with credentials, and has retries, both time limits and all " +
  "hooks switched on; the others are as they come, with a token, but octokit without its throttle.";

export async function cpu({ quick }: Effort): Promise<Section[]> {
  const rounds = quick ? 2 : 10;
  const calls = quick ? 1_000 : 3_000;
  const stub = await measure("CPU, stub", rounds, { target: "stub", calls });
  const server = spawn(process.execPath, [file("client/loopback.ts")], { stdio: ["ignore", "pipe", "inherit"] });
  const loopback = await measure("CPU, loopback", quick ? 1 : rounds, { target: await addressOf(server), calls });
  server.kill();
  const stubbed =
    "The global `fetch` is a stub that makes a `Request` of its arguments and answers at once; stripe and axios are " +
    "told to use it.";
  const real =
    "They call a server on loopback in another process; stripe and axios do so with node:http, as they come.";
  return [section("CPU per call, stubbed", stubbed, stub), section("CPU per call, on loopback", real, loopback)];
}

/** Whom the callers call, and how often. */
interface Course {
  target: string;
  calls: number;
}

async function measure(title: string, rounds: number, { target, calls }: Course): Promise<Row[]> {
  const samples = await inRounds(title, rounds, names, async (name) =>
    Number(await run(process.execPath, [file("client/cpu-process.ts"), callers[name], target, `${calls}`])),
  );
  return names.map((name) => {
    const over = samples[name]?.map((micros, round) => micros - (samples[BARE]?.[round] ?? Number.NaN));
    return { ...clientRow(name), cells: [over, samples[name]], reason: reasons[name], isFloor: name === BARE };
  });
}

function section(title: string, how: string, rows: Row[]): Section {
  const goals = [
    goal(rows, RETRIEVE, 1.6, "openapi-fetch"),
    goal(rows, GET, 1.6, "openapi-fetch"),
    // With node:http stripe takes less than a bare `fetch`, and nobody on `fetch` half of less than nothing.
    ...(medianOf(rows, "stripe") <= 0 ? [] : [goal(rows, RETRIEVE, 0.5, "stripe"), goal(rows, GET, 0.5, "stripe")]),
  ];
  const columns = ["over a bare `fetch`, µs", "altogether, µs"];
  const method = `${METHOD} ${how}`;
  return { title, method, script: "client/cpu.ts", columns, multiples: false, decimals: 1, rows, goals };
}

const MISS =
  "Ours is measured with everything on: tokens, two time limits, retries, hooks. The other has none of them.";

function goal(rows: Row[], ours: Name, factor: number, peer: Name): Goal {
  const text = `over a bare \`fetch\`, ${ours} takes at most ${factor} times what ${peer} takes`;
  return { text, figure: medianOf(rows, ours), limit: factor * medianOf(rows, peer), reason: MISS };
}

async function addressOf(server: ChildProcess): Promise<string> {
  if (!server.stdout) throw new Error("The loopback server has no output");
  const [address] = await once(server.stdout, "data");
  return String(address).trim();
}
