/** How long it takes from an edit of the description until the types, the docs and the mock follow it. */
import { startServer } from "../mock/server.ts";
import { OURS as OUR_MOCK, PRISM } from "../mock/servers.ts";
import { inRounds } from "../rounds.ts";
import { type Effort, medianOf, type Section } from "../section.ts";
import { byHand } from "./by-hand.ts";
import { type Durations, turboRun } from "./turbo-run.ts";

const OURS = "ours";
const BY_HAND = "the tools by hand";
const names = [OURS, BY_HAND] as const;
const columns = ["all three, s", "types, s", "docs, s", "a mock that answers, s"];

const METHOD =
  "Ours is one command, `turbo run generate build` for the client, the docs and the mock, and what is given is the " +
  "time from its start until the task of each is done; the mock is then started. By hand, openapi-typescript, " +
  "`redocly build-docs` and Prism are started one after the other, each timed alone, on the bundled description. They " +
  "make one file of types and one page; ours bundles the description first, and makes the client, every page of the " +
  "site and the mock's package.";

const COLD =
  "Nothing is kept from an earlier run: turbo runs with `--force`, as after an edit that reaches everything.";
const CACHED =
  "The same once more with the description as it was, as after an edit that is taken back. The tools keep nothing.";

export async function edit({ quick }: Effort): Promise<Section[]> {
  const samples = await inRounds("Pipeline", quick ? 1 : 3, names, async (name) => {
    return { cold: await durations(name, "cold"), cached: await durations(name, "cached") };
  });
  return (["cold", "cached"] as const).map((state) => {
    const rows = names.map((name) => {
      const all = samples[name]?.map((sample) => sample[state]);
      const cells = [
        all?.map((sample) => sample.all),
        all?.map((sample) => sample.types),
        all?.map((sample) => sample.docs),
        all?.map((sample) => sample.mock),
      ];
      return { name, ours: name === OURS, cells };
    });
    const text = "all three from the cache within 5 s";
    const goals = state === "cached" ? [{ text, figure: medianOf(rows, OURS), limit: 5 }] : [];
    const method = `${METHOD} ${state === "cold" ? COLD : CACHED}`;
    const about = { title: `From edit to everything, ${state}`, method, script: "pipeline/edit.ts", columns };
    return { ...about, multiples: "first", decimals: 1, rows, goals };
  });
}

async function durations(name: (typeof names)[number], state: "cold" | "cached"): Promise<Durations> {
  const made = name === OURS ? await turboRun(state === "cold") : await byHand();
  const server = await startServer(name === OURS ? OUR_MOCK : PRISM);
  await server.stop();
  const seconds = server.startMs / 1_000;
  return { ...made, mock: made.mock + seconds, all: made.all + seconds };
}
