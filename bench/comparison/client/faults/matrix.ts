/** Every client meets every fault, each time in a process of its own. */
import { isInstalled, NOT_INSTALLED } from "../../peers.ts";
import { progress } from "../../progress.ts";
import type { Words } from "../../section.ts";
import { cellOf } from "./cell.ts";
import { type Fault, RIGHT } from "./fault.ts";
import { faults } from "./list.ts";
import { ordinary } from "./ordinary.ts";
import { type Peer, peers } from "./peers.ts";

/** Most of them wait most of the time. */
const AT_A_TIME = 8;

const FAILED = "could not be run";

const METHOD =
  "Each cell is a fresh process with one client, which calls a server on loopback that misbehaves in one way, in " +
  "terms of the client's own API: its paths, envelopes, pages. Judged is what the server saw and how the call ended. " +
  'A client that hangs is ended after ten seconds. "Cannot" is said of a client that has nothing of the kind. The faults ' +
  "were chosen by those who made ours, as what happens to a program that follows orders for weeks: that ours meets all " +
  "of them says that it was made for them.";

export async function faultMatrix(): Promise<Words[]> {
  const gaps = new Map(await Promise.all(peers.map(async (peer) => [peer, await gapOf(peer)] as const)));
  const cells = faults.flatMap((fault) => peers.map((peer) => ({ fault, peer, word: "" })));
  let done = 0;
  const work = cells.values();
  const worker = async () => {
    for (const cell of work) {
      cell.word = gaps.get(cell.peer) || (await wordFor(cell.peer, cell.fault));
      if (++done % peers.length === 0) progress(`Faults: ${done} of ${cells.length}`);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, worker));
  const words = faults.map((fault): [string, ...string[]] => {
    return [fault.name, ...cells.filter((cell) => cell.fault === fault).map(({ word }) => word)];
  });
  const counts = peers.map((peer) => count(cells.filter((cell) => cell.peer === peer).map(({ word }) => word)));
  const columns = peers.map(({ name }) => name);
  const about = { title: "Faults", method: METHOD, script: "client/faults/matrix.ts", columns, notes: setups() };
  return [{ ...about, words: [...words, ["**right / wrong / cannot**", ...counts]] }];
}

/** Why a client cannot be judged; nothing when it can. */
async function gapOf(peer: Peer): Promise<string> {
  if (!isInstalled(peer.package)) return NOT_INSTALLED;
  const word = await wordFor(peer, ordinary);
  if (word !== RIGHT) progress(`Faults: ${peer.name} is left out: ${word}`);
  return word === RIGHT ? "" : FAILED;
}

async function wordFor(peer: Peer, fault: Fault): Promise<string> {
  return await cellOf(peer, fault).catch((error) => {
    progress(`Faults: ${peer.name}, ${fault.name}: ${error}`);
    return FAILED;
  });
}

function count(words: string[]): string {
  const gaps = words.filter((word) => word === NOT_INSTALLED || word === FAILED).length;
  if (gaps === words.length) return words[0] ?? "";
  const right = words.filter((word) => word === RIGHT).length;
  const cannot = words.filter((word) => word.startsWith("cannot")).length;
  return `**${right} / ${words.length - right - cannot - gaps} / ${cannot}**`;
}

function setups(): string {
  const list = peers.map(({ name, setup }) => `- ${name}: ${setup}`);
  return `Set up as each is meant to be used:\n\n${list.join("\n")}`;
}
