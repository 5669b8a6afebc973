/** Whether our mock grows while it works. */
import { progress } from "../progress.ts";
import { type Effort, median, type Samples, type Section } from "../section.ts";
import { type Call, create, list, retrieve, subscription } from "./calls.ts";
import { load } from "./load.ts";
import { CONNECTIONS } from "./observe.ts";
import type { Usage } from "./server.ts";
import { OURS } from "./servers.ts";
import { withServers } from "./with-servers.ts";

const TOKENS = 50;
const SUBSCRIPTIONS = 100;
const METHOD =
  `Retrieve, list and create in turn, in the worlds of ${TOKENS} tokens. Each world gets orders for the same ` +
  `${SUBSCRIPTIONS} subscriptions again and again, so that after the first of the two figures nothing new is kept: the ` +
  "API takes one order for each, and answers 409 from then on. Memory is read after a garbage collection. The nursery " +
  "is where V8 makes new objects: it doubles a few times under load, up to a size that V8 has set, and stays so.";
const RESIDENT = "resident memory";
const MOVES =
  "That is no growth of what is kept, which the first row shows: from run to run it moves by some megabytes, up or down.";
const NURSERY =
  "That is the nursery, which is bounded: nothing of it is kept. A smaller one costs almost a third more processor time.";

export async function endurance({ quick }: Effort): Promise<Section[]> {
  const counts: [number, number] = quick ? [10_000, 40_000] : [100_000, 1_000_000];
  const usages = await measure(counts).catch((error) => progress(`Endurance could not be measured: ${error}`));
  const rows = [
    { name: "what JavaScript holds", ours: true, cells: growth(usages?.map(({ heap }) => heap)) },
    {
      name: "resident memory without V8's nursery",
      ours: true,
      cells: growth(usages?.map(({ resident, nursery }) => resident - nursery)),
    },
    { name: RESIDENT, ours: true, cells: growth(usages?.map(({ resident }) => resident)) },
  ];
  const goals = rows.map(({ name, cells }) => {
    const reason = name === RESIDENT ? NURSERY : MOVES;
    return { text: `${name} grows by at most 5 %`, figure: median(cells[3]), limit: 5, reason };
  });
  const columns = [
    ...counts.map((count) => `after ${count.toLocaleString("en")} calls, MB`),
    "growth, MB",
    "growth, %",
  ];
  const about = { title: "Endurance", method: METHOD, script: "mock/endurance.ts", columns };
  return [{ ...about, multiples: false, decimals: 1, rows, goals }];
}

/** What the mock uses after so many calls, and after so many altogether. */
async function measure([warm, all]: [number, number]): Promise<Usage[]> {
  return await withServers(async (get) => {
    const { url, usage } = await get(OURS);
    const next = mixedCalls();
    const usages: Usage[] = [];
    for (const calls of [warm, all - warm]) {
      progress(`Endurance: ${calls.toLocaleString("en")} calls`);
      await load(url, next, { connections: CONNECTIONS, calls });
      usages.push(await usage("usage after collection"));
    }
    return usages;
  });
}

function mixedCalls(): () => Call {
  let calls = 0;
  return () => {
    const turn = Math.floor(calls / TOKENS);
    const token = `endurance-${calls++ % TOKENS}`;
    if (turn % 3 === 0) return retrieve(token);
    if (turn % 3 === 1) return list(token);
    return { ...create(token, subscription(turn % SUBSCRIPTIONS)), fine: [200, 409] };
  };
}

/** Before, after, the difference, and the difference as a percentage. */
function growth(bytes: number[] | undefined): Samples[] {
  const [before = Number.NaN, after = Number.NaN] = bytes ?? [];
  const difference = after - before;
  const figures = [before / 1e6, after / 1e6, difference / 1e6, (100 * difference) / before];
  return figures.map((figure) => (bytes ? [figure] : undefined));
}
