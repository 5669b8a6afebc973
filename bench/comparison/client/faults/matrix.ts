/** Exposes every client to every fault, each time in its own process. */
import { isInstalled, progress } from "../../run.ts";
import { CORRECT, NOT_INSTALLED, NOT_MEASURED, type TextTable } from "../../table.ts";
import { peers, UNPUBLISHED } from "../peers/index.ts";
import type { Peer } from "../peers/peer.ts";
import { lackOf, problemOf } from "./cell.ts";
import type { Fault } from "./fault.ts";
import { faults, noFault } from "./faults.ts";

/** Most processes wait most of the time. */
const CONCURRENCY = 8;

/** How the cell of a fault that does not apply begins. */
const NOT_APPLICABLE = "n/a";

const METHOD =
  "Each cell is a new process with one client, which calls a server on loopback that misbehaves in one way, in the format " +
  "of the client's own API: its paths, envelopes, and pages. A cell is evaluated by what the server received and how the " +
  'call ended. A client that hangs is stopped after ten seconds. "n/a" means that the client does not have the feature. We ' +
  "chose the faults: they are what happens to a program that tracks orders for weeks. Ours handles all of them because it " +
  "was built for them.";

export async function faultMatrix(): Promise<TextTable[]> {
  const gaps = new Map(await Promise.all(peers.map(async (peer) => [peer, await gapOf(peer)] as const)));
  const cells = faults.flatMap((fault) => peers.map((peer) => ({ fault, peer, text: "" })));
  let done = 0;
  const queue = cells.values();
  const worker = async () => {
    for (const cell of queue) {
      cell.text = gaps.get(cell.peer) || (await textOf(cell.peer, cell.fault));
      if (++done % peers.length === 0) progress(`Faults: ${done} of ${cells.length}`);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  const lines = faults.map((fault): [string, ...string[]] => {
    return [fault.name, ...cells.filter((cell) => cell.fault === fault).map(({ text }) => text), NOT_INSTALLED];
  });
  const totals = peers.map((peer) => totalOf(cells.filter((cell) => cell.peer === peer).map(({ text }) => text)));
  const columns = [...peers.map(({ name }) => name), UNPUBLISHED];
  const setups = [...peers, { name: UNPUBLISHED, setup: "npm has no package of this name" }].map(
    ({ name, setup }) => `- ${name}: ${setup}`,
  );
  const notes = `Each client has its recommended configuration:\n\n${setups.join("\n")}`;
  const about = { title: "Faults", method: METHOD, script: "client/faults/matrix.ts", columns, notes };
  return [
    { ...about, lines: [...lines, [`**${CORRECT} / incorrect / ${NOT_APPLICABLE}**`, ...totals, NOT_INSTALLED]] },
  ];
}

/** Why a client cannot be evaluated. Empty when it can. */
async function gapOf(peer: Peer): Promise<string> {
  if (!isInstalled(peer.package)) return NOT_INSTALLED;
  const text = await textOf(peer, noFault);
  if (text !== CORRECT) progress(`Faults: ${peer.name} is left out: ${text}`);
  return text === CORRECT ? "" : NOT_MEASURED;
}

async function textOf(peer: Peer, fault: Fault): Promise<string> {
  const lack = lackOf(peer, fault);
  if (lack) return `${NOT_APPLICABLE}: ${lack}`;
  return await problemOf(peer, fault).then(
    (problem) => problem || CORRECT,
    (error) => {
      progress(`Faults: ${peer.name}, ${fault.name}: ${error}`);
      return NOT_MEASURED;
    },
  );
}

function totalOf(texts: string[]): string {
  const gaps = texts.filter((text) => text === NOT_INSTALLED || text === NOT_MEASURED).length;
  if (gaps === texts.length) return texts[0] ?? "";
  const correct = texts.filter((text) => text === CORRECT).length;
  const notApplicable = texts.filter((text) => text.startsWith(NOT_APPLICABLE)).length;
  return `**${correct} / ${texts.length - correct - notApplicable - gaps} / ${notApplicable}**`;
}
