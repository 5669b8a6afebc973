/**
 * Runs the checks of the packed client in every runtime, against the running mock, and compiles a program that uses it
 * with every TypeScript version. Takes names to select some: `npm run runtimes -- deno workerd`.
 */
import { freePort, urlOf } from "../loopback.ts";
import type { Results, Settings } from "./checks.ts";
import { compile, compilers } from "./compilers.ts";
import { build } from "./files.ts";
import { runtimes } from "./runtimes.ts";
import { startFaults, startMock } from "./servers.ts";

const names = process.argv.slice(2).map((name) => name.toLowerCase());
const isSelected = (name: string): boolean =>
  names.length === 0 || names.some((part) => name.toLowerCase().includes(part));

build();
const checked = await checkAll();
const compiled = await compileAll();
if (checked.size + compiled.size === 0) {
  console.error(`No runtime or compiler matches ${names.join(" or ")}`);
  process.exit(1);
}
for (const results of [checked, compiled]) if (results.size > 0) console.log(tableOf(results));
const failures = [...checked, ...compiled].flatMap(([name, results]) =>
  Object.entries(results).flatMap(([check, problem]) =>
    problem ? `${name}, ${check}: ${problem.split("\n", 1)}` : [],
  ),
);
for (const failure of failures) console.error(failure);
process.exitCode = failures.length === 0 ? 0 : 1;

async function checkAll(): Promise<Map<string, Results>> {
  const mock = await startMock();
  const faults = await startFaults(mock.url);
  const servers = { api: mock.url, faults: urlOf(faults), closed: `http://127.0.0.1:${await freePort()}` };
  const all = new Map<string, Results>();
  for (const { name, reportsRefusal, run } of runtimes.filter(({ name }) => isSelected(name))) {
    console.error(`Running the checks in ${name} …`);
    const settings: Settings = { ...servers, reportsRefusal };
    all.set(name, await run(settings).catch((error) => ({ start: String(error) })));
  }
  mock.process.kill();
  faults.closeAllConnections();
  faults.close();
  return all;
}

async function compileAll(): Promise<Map<string, Results>> {
  const all = new Map<string, Results>();
  for (const version of compilers.filter((version) => isSelected(`TypeScript ${version}`))) {
    console.error(`Compiling with TypeScript ${version} …`);
    all.set(`TypeScript ${version}`, await compile(version));
  }
  return all;
}

/** A table with one row for each check. */
function tableOf(all: Map<string, Results>): string {
  const names = [...all.keys()];
  const checks = [...new Set([...all.values()].flatMap((results) => Object.keys(results)))];
  const rows = checks.map((check) => [check, ...names.map((name) => cellOf(all.get(name)?.[check]))]);
  const lines = [["", ...names], ...rows];
  const widths = ["", ...names].map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  return `${lines.map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ")).join("\n")}\n`;
}

function cellOf(problem: string | null | undefined): string {
  if (problem === undefined) return "–";
  return problem === null ? "ok" : "FAILED";
}
