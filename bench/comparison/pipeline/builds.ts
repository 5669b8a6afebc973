/** Builds types, docs, and mock: with our pipeline, or with one tool after the other. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter } from "node:path";
import { REDOC, sites } from "../docs/sites.ts";
import { file, run, secondsOf } from "../run.ts";

/** Until each is up to date, in seconds. */
export interface Durations {
  all: number;
  types: number;
  docs: number;
  mock: number;
}

interface RunSummary {
  tasks: { taskId: string; execution: { endTime: number } }[];
}

const spec = file("../../openapi/dist/edison/openapi.yaml");
const root = file("../..");
const summaries = file("../../.turbo/runs");
const env = { ...process.env, PATH: `${root}/node_modules/.bin${delimiter}${process.env.PATH}` };
const packages = ["client", "docs", "mock"].map((name) => `--filter=@meter-orders/${name}`);

/** Runs what `npm run generate` and `npm run build` run. The run summary of turbo tells when each task ended. */
export async function buildWithTurbo(isForced: boolean): Promise<Durations> {
  const args = ["run", "generate", "build", ...packages, "--summarize", "--output-logs=errors-only"];
  const start = Date.now();
  await run("turbo", isForced ? [...args, "--force"] : args, env, root);
  const all = (Date.now() - start) / 1_000;
  const { tasks } = takeLastSummary();
  const until = (task: string): number => {
    const end = tasks.find(({ taskId }) => taskId === `@meter-orders/${task}`)?.execution.endTime;
    return ((end ?? Number.NaN) - start) / 1_000;
  };
  return { all, types: until("client#generate"), docs: until("docs#build"), mock: until("mock#build") };
}

function takeLastSummary(): RunSummary {
  // The names sort by time.
  const path = `${summaries}/${readdirSync(summaries).sort().at(-1)}`;
  const summary: RunSummary = JSON.parse(readFileSync(path, "utf8"));
  rmSync(path);
  return summary;
}

/** Runs the tools of someone who has only a spec. Prism reads it at its start, so there is nothing to build. */
export async function buildManually(): Promise<Durations> {
  const output = file("dist/manually.d.ts");
  const types = await secondsOf(() => run(file("node_modules/.bin/openapi-typescript"), [spec, "-o", output]));
  const docs = await secondsOf(() => sites[REDOC].build?.(file("dist/manually")));
  return { all: types + docs, types, docs, mock: 0 };
}
