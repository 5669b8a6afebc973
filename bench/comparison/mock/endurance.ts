/** Whether the memory of our mock grows under load. */
import { progress } from "../run.ts";
import { type FigureTable, median, type Options, type Samples } from "../table.ts";
import { CONNECTIONS, load } from "./load.ts";
import { create, list, type MockRequest, retrieve, subscription } from "./requests.ts";
import { type Usage, withServers } from "./server.ts";
import { OURS } from "./servers.ts";

const TOKENS = 50;
const SUBSCRIPTIONS = 100;
const METHOD =
  `Retrieve, list, and create alternately, in the sandboxes of ${TOKENS} tokens. Each sandbox gets orders for the same ` +
  `${SUBSCRIPTIONS} subscriptions again and again, so that nothing new is stored after the first of the two figures: the ` +
  "API accepts one order for each and returns 409 from then on. Memory is read after a garbage collection. The nursery is " +
  "where V8 creates objects: it doubles a few times under load, up to a fixed limit, and does not shrink.";
const VARIES =
  "This is not stored data, as the first row shows: it varies by a few megabytes from run to run, in both directions.";
const NURSERY =
  "This is the nursery, which is bounded and stores nothing. A smaller one would take almost a third more CPU time.";

export async function endurance({ quick }: Options): Promise<FigureTable[]> {
  const counts: [number, number] = quick ? [10_000, 40_000] : [100_000, 1_000_000];
  const usages = await measure(counts).catch((error) => progress(`Endurance was not measured: ${error}`));
  const memory: Record<string, (usage: Usage) => number> = {
    "JavaScript heap": ({ heap }) => heap,
    "resident memory without V8's nursery": ({ resident, nursery }) => resident - nursery,
    "resident memory": ({ resident }) => resident,
  };
  const rows = Object.entries(memory).map(([name, select]) => {
    return { name, ours: true, cells: growth(usages?.map(select)) };
  });
  const goals = rows.map(({ name, cells }) => {
    const reason = name === "resident memory" ? NURSERY : VARIES;
    return { text: `the ${name} grows by at most 5 %`, figure: median(cells[3]), limit: 5, reason };
  });
  const after = counts.map((count) => `after ${count.toLocaleString("en")} requests, MB`);
  const columns = [...after, "growth, MB", "growth, %"];
  const about = { title: "Endurance", method: METHOD, script: "mock/endurance.ts", columns };
  return [{ ...about, multiples: false, decimals: 1, rows, goals }];
}

/** What the mock uses after the warm-up, and after all requests. */
async function measure([warm, all]: [number, number]): Promise<Usage[]> {
  return await withServers(async (get) => {
    const { url, usage } = await get(OURS);
    const next = mixedRequests();
    const usages: Usage[] = [];
    for (const requests of [warm, all - warm]) {
      progress(`Endurance: ${requests.toLocaleString("en")} requests`);
      await load(url, next, { connections: CONNECTIONS, requests });
      usages.push(await usage("usage after collection"));
    }
    return usages;
  });
}

function mixedRequests(): () => MockRequest {
  let requests = 0;
  return () => {
    const turn = Math.floor(requests / TOKENS);
    const token = `endurance-${requests++ % TOKENS}`;
    if (turn % 3 === 0) return retrieve(token);
    if (turn % 3 === 1) return list(token);
    return { ...create(token, subscription(turn % SUBSCRIPTIONS)), expected: [200, 409] };
  };
}

/** Before, after, the difference, and the difference as a percentage. */
function growth(bytes: number[] | undefined): Samples[] {
  const [before = Number.NaN, after = Number.NaN] = bytes ?? [];
  const difference = after - before;
  const figures = [before / 1e6, after / 1e6, difference / 1e6, (100 * difference) / before];
  return figures.map((figure) => (bytes ? [figure] : undefined));
}
