/** How long it takes from an edit of the spec until types, docs, and mock are up to date. */
import { startServer } from "../mock/server.ts";
import { OURS as OUR_MOCK, PRISM, type ServerName } from "../mock/servers.ts";
import { inRounds } from "../run.ts";
import { type FigureTable, type Goal, medianOf, type Options, type Row, rowsOf } from "../table.ts";
import { buildManually, buildWithTurbo, type Durations } from "./builds.ts";
import { type DevServer, startDev } from "./dev.ts";

const DEV = "ours: `npm run dev`";
const TURBO = "ours: turbo";
const MANUALLY = "the tools, run manually";
const columns = ["all three, s", "types, s", "docs, s", "running mock, s"];

const EDIT =
  "`npm run dev` runs in a copy of the repository, where one save changes the summary of an operation and an example; it is " +
  "done when the types, the open page of the operation, and the running mock show the change. turbo is `turbo run generate " +
  "build --force` for client, docs, and mock, as after an edit that affects everything, followed by a start of the mock; " +
  "each time is from the start to the end of its task. Manually, openapi-typescript, `redocly build-docs`, and Prism run one " +
  "after the other on the bundled spec, and each is timed separately.";
const REVERT =
  "The same without `--force` and with an unchanged spec, as after an edit that is reverted. The tools cache nothing " +
  "when run manually.";

const reasons = {
  [MANUALLY]:
    "They write one file of types and one page that the reader's browser has to render; the spec is already bundled.",
};
const REBUILD =
  "Ours bundles the spec, builds and type-checks client and mock, and renders every page of the site. A release " +
  "needs that; for an edit, there is `npm run dev`.";

export async function edit({ quick }: Options): Promise<FigureTable[]> {
  let dev: Promise<DevServer> | undefined;
  const save = async () => {
    dev ??= startDev();
    return await (await dev).save();
  };
  const turbo = async (isForced: boolean) => withMock(OUR_MOCK, await buildWithTurbo(isForced));
  const manual = { [MANUALLY]: async () => withMock(PRISM, await buildManually()) };
  const rounds = quick ? 1 : 5;
  try {
    const rows = await measure("An edit", rounds, { [DEV]: save, [TURBO]: () => turbo(true), ...manual });
    const cached = await measure("A reverted edit", rounds, { [TURBO]: () => turbo(false), ...manual });
    return [
      tableOf("After an edit", EDIT, rows, [
        { text: "all three within 1.5 s of a save", figure: medianOf(rows, DEV), limit: 1.5 },
        {
          text: "turbo is as fast as the tools, run manually",
          figure: medianOf(rows, TURBO),
          limit: medianOf(rows, MANUALLY),
          reason: REBUILD,
        },
      ]),
      tableOf("After a reverted edit", REVERT, cached, [
        { text: "all three from the cache within 5 s", figure: medianOf(cached, TURBO), limit: 5 },
      ]),
    ];
  } finally {
    await dev?.then(({ stop }) => stop()).catch(() => {});
  }
}

async function measure(title: string, rounds: number, ways: Record<string, () => Promise<Durations>>): Promise<Row[]> {
  const names = Object.keys(ways);
  const samples = await inRounds(title, rounds, names, async (name) => {
    const durations = await ways[name]?.();
    return durations ? [durations.all, durations.types, durations.docs, durations.mock] : [];
  });
  return rowsOf({ names, reasons }, columns, samples);
}

function tableOf(title: string, method: string, rows: Row[], goals: Goal[]): FigureTable {
  return { title, method, script: "pipeline/edit.ts", columns, multiples: "first", decimals: 1, rows, goals };
}

/** Adds the start of the mock, after everything else. */
async function withMock(name: ServerName, built: Durations): Promise<Durations> {
  const server = await startServer(name);
  await server.stop();
  const seconds = server.startMs / 1_000;
  return { ...built, mock: built.mock + seconds, all: built.all + seconds };
}
