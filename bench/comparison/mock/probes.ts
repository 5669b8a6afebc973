/** What each server does with requests right and hostile. */
import { setTimeout as sleep } from "node:timers/promises";
import { progress } from "../progress.ts";
import type { Words } from "../section.ts";
import { type Answer, ask, PATIENCE_MS } from "./ask.ts";
import { errorFlaw } from "./flaws.ts";
import { probes as list, type Probe } from "./probe-list.ts";
import { BARE, MOCKOON, OURS, PRISM, SCALAR, type ServerName } from "./servers.ts";
import { type GetServer, withServers } from "./with-servers.ts";

const RIGHT = "right";
const NOT_STARTED = "could not be started";
const names: ServerName[] = [OURS, PRISM, SCALAR, MOCKOON, BARE];

const METHOD =
  "What each server did with a request: the right answer, in the API's own form if it is an error; another one; none " +
  `within ${PATIENCE_MS / 1_000} seconds (hung); or its process ended (died), and was started anew for the next. The ` +
  "bare node:http server never looks, and shows how often that is good enough.";

export async function probes(): Promise<Words[]> {
  const outcomes = await withServers(async (get) => {
    const columns: string[][] = [];
    // One server after the other: what hangs shall hang for its own reasons.
    for (const name of names) columns.push(await probeAll(name, get));
    return columns;
  });
  const words = list.map(({ name }, row): [string, ...string[]] => [
    name,
    ...outcomes.map((column) => `${column[row]}`),
  ]);
  const counts = outcomes.map((column) => {
    const right = column.filter((word) => word === RIGHT).length;
    return column.includes(NOT_STARTED) ? NOT_STARTED : `**${right} of ${list.length}**`;
  });
  const about = { title: "Requests right and hostile", method: METHOD, script: "mock/probes.ts", columns: names };
  return [{ ...about, words: [...words, ["**right answers**", ...counts]] }];
}

async function probeAll(name: ServerName, get: GetServer): Promise<string[]> {
  const words: string[] = [];
  try {
    for (const probe of list) {
      progress(`Probes: ${name}, ${probe.name}`);
      words.push(await outcome(name, probe, get));
    }
  } catch (error) {
    progress(`Probes: ${name} is left out: ${error}`);
  }
  return list.map((_, row) => words[row] ?? NOT_STARTED);
}

async function outcome(name: ServerName, probe: Probe, get: GetServer): Promise<string> {
  const server = await get(name);
  const answer = await probe.ask((question) => ask(server.url, question));
  // What kills a process does so a little after the answer.
  await sleep(200);
  return server.hasEnded() ? "died" : judge(probe, answer);
}

function judge({ status, orStatus, flaw, mayClose }: Probe, answer: Answer): string {
  if (answer === "closed" && mayClose) return RIGHT;
  if (answer === "hung" || answer === "closed") return answer;
  if (answer.status !== status && answer.status !== orStatus) return `${answer.status}`;
  const check = flaw ?? (status < 400 ? () => "" : errorFlaw);
  const words = check(answer);
  return words ? `${answer.status} ${words}` : RIGHT;
}
