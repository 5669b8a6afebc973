/** What a new token costs: the mock makes a world for each. */
import { progress } from "../progress.ts";
import { median, type Section } from "../section.ts";
import { retrieve } from "./calls.ts";
import { load } from "./load.ts";
import { OURS } from "./servers.ts";
import { withServers } from "./with-servers.ts";

const TOKENS = 500;
const METHOD =
  `The first call with a token, and a second one with the same; ${TOKENS} tokens one after the other, on one ` +
  "connection, after as many that are not counted. The difference is taken token by token.";

export async function world(): Promise<Section[]> {
  const times = await measure().catch((error) => progress(`A new world could not be measured: ${error}`));
  const first = times?.filter((_, index) => index % 2 === 0);
  const second = times?.filter((_, index) => index % 2 === 1);
  const difference = first?.map((ms, index) => ms - (second?.[index] ?? Number.NaN));
  const goals = [{ text: "a new world takes at most 1 ms", figure: median(difference), limit: 1 }];
  const columns = ["first call over second, ms", "first call, ms", "second call, ms"];
  const rows = [{ name: OURS, ours: true, cells: [difference, first, second] }];
  const about = { title: "A new world", method: METHOD, script: "mock/world.ts", columns };
  return [{ ...about, multiples: false, decimals: 3, rows, goals }];
}

/** The times of first and second calls in turn, in milliseconds. */
async function measure(): Promise<number[]> {
  return await withServers(async (get) => {
    const { url } = await get(OURS);
    let calls = 0;
    const next = () => retrieve(`world-${Math.floor(calls++ / 2)}`);
    const all = await load(url, next, { connections: 1, calls: 4 * TOKENS });
    return all.slice(2 * TOKENS);
  });
}
