/** How each server responds to valid and hostile requests. */
import { setTimeout as sleep } from "node:timers/promises";
import { progress } from "../run.ts";
import { CORRECT, NOT_MEASURED, type TextTable } from "../table.ts";
import { isError, probes as list, type Probe } from "./probe-list.ts";
import { type ProbeResponse, send, TIMEOUT_MS } from "./probe-request.ts";
import { type GetServer, withServers } from "./server.ts";
import { BARE, MOCKOON, OURS, PRISM, SCALAR, type ServerName } from "./servers.ts";

const names: ServerName[] = [OURS, PRISM, SCALAR, MOCKOON, BARE];

const METHOD =
  "What each server did with a request: it returned the correct response (for an error, in the format of the API) or " +
  `another one, returned none within ${TIMEOUT_MS / 1_000} seconds (hung), or its process ended (crashed) and was started ` +
  "again for the next request. The bare node:http server ignores the request, and shows how often that is good enough.";

export async function probes(): Promise<TextTable[]> {
  const columns = await withServers(async (get) => {
    const results: string[][] = [];
    // One server at a time, so that none hangs because of another.
    for (const name of names) results.push(await probeAll(name, get));
    return results;
  });
  const lines = list.map(({ name }, row): [string, ...string[]] => [
    name,
    ...columns.map((column) => `${column[row]}`),
  ]);
  const totals = columns.map((column) => {
    const correct = column.filter((text) => text === CORRECT).length;
    return column.includes(NOT_MEASURED) ? NOT_MEASURED : `**${correct} of ${list.length}**`;
  });
  const about = { title: "Valid and hostile requests", method: METHOD, script: "mock/probes.ts", columns: names };
  return [{ ...about, lines: [...lines, ["**correct responses**", ...totals]] }];
}

async function probeAll(name: ServerName, get: GetServer): Promise<string[]> {
  const texts: string[] = [];
  try {
    for (const probe of list) {
      progress(`Probes: ${name}, ${probe.name}`);
      texts.push(await resultOf(name, probe, get));
    }
  } catch (error) {
    progress(`Probes: ${name} is left out: ${error}`);
  }
  return list.map((_, row) => texts[row] ?? NOT_MEASURED);
}

async function resultOf(name: ServerName, probe: Probe, get: GetServer): Promise<string> {
  const server = await get(name);
  const response = await probe.run((request) => send(server.url, request));
  // A process that crashes does so shortly after the response.
  await sleep(200);
  return server.hasEnded() ? "crashed" : evaluate(probe, response);
}

function evaluate({ status, orStatus, check, mayClose }: Probe, response: ProbeResponse): string {
  if (response === "closed" && mayClose) return CORRECT;
  if (response === "hung" || response === "closed") return response;
  if (response.status !== status && response.status !== orStatus) return `${response.status}`;
  const problem = (check ?? (status < 400 ? () => "" : isError))(response);
  return problem ? `${response.status} ${problem}` : CORRECT;
}
