/** How long it takes from an edit of the description until the types, the docs and the mock follow it. */
import { startServer } from "../mock/server.ts";
import { OURS as OUR_MOCK, PRISM, type ServerName } from "../mock/servers.ts";
import { inRounds } from "../rounds.ts";
import { type Effort, type Goal, medianOf, type Row, rowsOf, type Section } from "../section.ts";
import { byHand } from "./by-hand.ts";
import { type Durations, turboRun } from "./turbo-run.ts";
import { startWatch, type Watch } from "./watch.ts";

const WATCHED = "ours: `npm run dev`";
const BUILT = "ours: turbo";
const BY_HAND = "the tools by hand";
const columns = ["all three, s", "types, s", "docs, s", "a mock that answers, s"];

const EDITED =
  "`npm run dev` runs in a copy of the repo, where an operation's summary and an example are changed in one save; it is " +
  "done when the types, the page of the operation, which somebody has open, and the running mock show it. turbo is " +
  "`turbo run generate build --force` for the client, the docs and the mock, as after an edit that reaches everything, " +
  "and the mock is started afterwards; each counts from the start until its task is done. By hand, openapi-typescript, " +
  "`redocly build-docs` and Prism are started one after the other on the bundled description, each timed alone.";
const TAKEN_BACK =
  "The same without `--force`, and the description as it was: as after an edit that is taken back. The tools by hand keep " +
  "nothing.";

const reasons = {
  [BY_HAND]:
    "One file of types is made, and one page that the reader's browser has to render; what is bundled is there already.",
};
const ANEW =
  "Ours bundles the description, makes and type-checks the client and the mock's package, and renders every page of the " +
  "site. That is what a release takes; for an edit there is `npm run dev`.";

/** The ways to get there, by their names. */
type Ways = Record<string, () => Promise<Durations>>;

export async function edit({ quick }: Effort): Promise<Section[]> {
  let watch: Promise<Watch> | undefined;
  const watched = async () => {
    watch ??= startWatch();
    return await (await watch).save();
  };
  const built = async (isForced: boolean) => withMock(OUR_MOCK, await turboRun(isForced));
  const hand = { [BY_HAND]: async () => withMock(PRISM, await byHand()) };
  const rounds = quick ? 1 : 5;
  try {
    const rows = await measure("An edit", rounds, { [WATCHED]: watched, [BUILT]: () => built(true), ...hand });
    const cachedRows = await measure("An edit taken back", rounds, { [BUILT]: () => built(false), ...hand });
    return [
      section("After an edit", EDITED, rows, [
        { text: "all three within 1.5 s of a save", figure: medianOf(rows, WATCHED), limit: 1.5 },
        {
          text: "turbo as fast as by hand",
          figure: medianOf(rows, BUILT),
          limit: medianOf(rows, BY_HAND),
          reason: ANEW,
        },
      ]),
      section("After an edit is taken back", TAKEN_BACK, cachedRows, [
        { text: "all three from the cache within 5 s", figure: medianOf(cachedRows, BUILT), limit: 5 },
      ]),
    ];
  } finally {
    await watch?.then(({ stop }) => stop()).catch(() => {});
  }
}

async function measure(title: string, rounds: number, ways: Ways): Promise<Row[]> {
  const names = Object.keys(ways);
  const samples = await inRounds(title, rounds, names, async (name) => {
    const made = await ways[name]?.();
    return made ? [made.all, made.types, made.docs, made.mock] : [];
  });
  return rowsOf({ names, reasons }, columns, samples);
}

function section(title: string, method: string, rows: Row[], goals: Goal[]): Section {
  return { title, method, script: "pipeline/edit.ts", columns, multiples: "first", decimals: 1, rows, goals };
}

/** The mock is started when the rest is there. */
async function withMock(name: ServerName, made: Durations): Promise<Durations> {
  const server = await startServer(name);
  await server.stop();
  const seconds = server.startMs / 1_000;
  return { ...made, mock: made.mock + seconds, all: made.all + seconds };
}
