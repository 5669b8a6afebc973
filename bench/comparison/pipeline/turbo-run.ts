/** Runs our pipeline as `npm run generate` and `npm run build` do, and learns from turbo when each part was done. */
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { delimiter } from "node:path";
import { file } from "../peers.ts";
import { run } from "../run.ts";

/** Until each is there, in seconds. */
export interface Durations {
  all: number;
  types: number;
  docs: number;
  mock: number;
}

interface Summary {
  tasks: { taskId: string; execution: { endTime: number } }[];
}

const root = file("../..");
const runs = file("../../.turbo/runs");
const env = { ...process.env, PATH: `${root}/node_modules/.bin${delimiter}${process.env.PATH}` };
const packages = ["client", "docs", "mock"].map((name) => `--filter=@meter-orders/${name}`);

export async function turboRun(isForced: boolean): Promise<Durations> {
  const args = ["run", "generate", "build", ...packages, "--summarize", "--output-logs=errors-only"];
  const start = Date.now();
  await run("turbo", isForced ? [...args, "--force"] : args, env, root);
  const all = (Date.now() - start) / 1_000;
  const { tasks } = takeSummary();
  const until = (task: string): number => {
    const end = tasks.find(({ taskId }) => taskId === `@meter-orders/${task}`)?.execution.endTime;
    return ((end ?? Number.NaN) - start) / 1_000;
  };
  return { all, types: until("client#generate"), docs: until("docs#build"), mock: until("mock#build") };
}

/** The summary of the last run, which nobody else needs. */
function takeSummary(): Summary {
  // The names are sorted by time.
  const name = readdirSync(runs).sort().at(-1);
  const path = `${runs}/${name}`;
  const summary: Summary = JSON.parse(readFileSync(path, "utf8"));
  rmSync(path);
  return summary;
}
