/** How long it takes to build the whole site. */
import { mkdirSync } from "node:fs";
import { file } from "../peers.ts";
import { inRounds } from "../rounds.ts";
import { type Effort, isOurs, medianOf, type Section } from "../section.ts";
import { names, OURS, type SiteName, sites } from "./sites.ts";

const METHOD =
  "From the start of the command to its end, with the bundled description there and nothing of the site kept from an " +
  "earlier build. Redoc makes one file of the description; ours makes all pages of the site.";

const REASON =
  "It makes one file, which every reader's browser has to render anew; ours renders every page of the site, with its " +
  "styles cut to what it uses, the search, the samples and the Markdown.";

export async function build({ quick }: Effort): Promise<Section[]> {
  const built = names.filter((name) => sites[name].build);
  const samples = await inRounds("Build", quick ? 1 : 3, built, buildSeconds);
  const rows = names.map((name) => {
    const gap = sites[name].build ? undefined : "nothing to build";
    return { name, ours: isOurs(name), cells: [samples[name]], gap, reason: REASON };
  });
  const goals = [{ text: "less than 30 s", figure: medianOf(rows, OURS), limit: 30 }];
  const about = { title: "Build", method: METHOD, script: "docs/build.ts", columns: ["s"] };
  return [{ ...about, multiples: true, decimals: 1, rows, goals }];
}

async function buildSeconds(name: SiteName): Promise<number> {
  const folder = file("dist/docs/built");
  mkdirSync(folder, { recursive: true });
  const start = performance.now();
  await sites[name].build?.(folder);
  return (performance.now() - start) / 1_000;
}
