/**
 * Exercises the packed client in every runtime, against the running mock, and compiles a program that uses it with
 * every compiler. Takes names, to run those alone: `npm run runtimes -- deno workerd`.
 */
import { build } from "./build.ts";
import { compile, compilers } from "./compilers.ts";
import type { Outcome, Settings } from "./exercise.ts";
import { runtimes } from "./runtimes.ts";
import { freePort, startFaults, startMock, urlOf } from "./servers.ts";
import { table } from "./table.ts";

const wanted = process.argv.slice(2).map((name) => name.toLowerCase());
const isWanted = (name: string): boolean =>
  wanted.length === 0 || wanted.some((part) => name.toLowerCase().includes(part));

build();
const ran = await exerciseAll();
const compiled = await compileAll();
if (ran.size + compiled.size === 0) {
  console.error(`Nothing is named ${wanted.join(" or ")}`);
  process.exit(1);
}
for (const outcomes of [ran, compiled]) if (outcomes.size > 0) console.log(table(outcomes));
const failures = [...ran, ...compiled].flatMap(([name, outcome]) =>
  Object.entries(outcome).flatMap(([check, problem]) => (problem ? `${name}, ${check}: ${firstLine(problem)}` : [])),
);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;

function firstLine(text: string): string {
  return text.split("\n", 1).join();
}

async function exerciseAll(): Promise<Map<string, Outcome>> {
  const mock = await startMock();
  const faults = await startFaults(mock.url);
  const servers = { api: mock.url, faults: urlOf(faults), closed: `http://127.0.0.1:${await freePort()}` };
  const outcomes = new Map<string, Outcome>();
  for (const { name, tellsRefusal, run } of runtimes.filter(({ name }) => isWanted(name))) {
    console.error(`Exercising it in ${name} …`);
    const settings: Settings = { ...servers, tellsRefusal };
    outcomes.set(name, await run(settings).catch((error) => ({ start: String(error) })));
  }
  mock.process.kill();
  faults.closeAllConnections();
  faults.close();
  return outcomes;
}

async function compileAll(): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  for (const version of compilers.filter((version) => isWanted(`TypeScript ${version}`))) {
    console.error(`Compiling with TypeScript ${version} …`);
    outcomes.set(`TypeScript ${version}`, await compile(version));
  }
  return outcomes;
}
