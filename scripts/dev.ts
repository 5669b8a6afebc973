/** Rebuilds the types, the client, the docs, and the mock while you work, and prints a line for every change. */
import { readdirSync, statSync, watch } from "node:fs";
import { bundle } from "./dev/bundle.ts";
import { client, worker } from "./dev/workers.ts";

const parts = { types: worker("types"), client, mock: worker("mock"), docs: worker("docs") };
type Name = keyof typeof parts;

/** The parts that depend on a folder. Those that depend on the spec follow its bundle. */
const folders: Record<string, Name[]> = {
  openapi: [],
  "packages/client/generate": ["types"],
  "packages/client/src": ["client"],
  "apps/mock/src": ["mock"],
  "apps/docs": ["docs"],
};
/** An editor may write several files at once, each in several steps, within milliseconds. */
const QUIET_MS = 20;
/** Dependencies, builds, tests, and the temporary files of editors. */
const IGNORED = /^(node_modules|dist|dist\.new|test|\..*)$/;
const SOURCE = /\.(ya?ml|md|ts|js|css|svg|hbs|sh|http|json)$/;

const changed = new Set<string>();
let start = 0;
let quiet: NodeJS.Timeout | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));
if (!(await follow(["npm run dev"], ["types", "mock", "docs"], performance.now()))) process.exit(1);
for (const folder of Object.keys(folders)) watchSources(folder, noteChange);
console.log(`
  Mock  http://127.0.0.1:${process.env.MOCK_PORT ?? 4010}
  Docs  http://127.0.0.1:${process.env.DOCS_PORT ?? 4000}

  Every save prints a line, with the times since the save. Stop with Ctrl-C.
`);

function noteChange(file: string): void {
  if (changed.size === 0) start = performance.now();
  changed.add(file);
  clearTimeout(quiet);
  quiet = setTimeout(react, QUIET_MS);
}

async function react(): Promise<void> {
  const saved = start;
  const files = [...changed];
  changed.clear();
  const names = new Set(Object.entries(folders).flatMap(([folder, names]) => (within(files, folder) ? names : [])));
  const findings: string[] = [];
  if (within(files, "openapi")) {
    try {
      const result = await bundle();
      findings.push(...result.findings);
      for (const name of result.isNew ? (["types", "mock", "docs"] as const) : (["docs"] as const)) names.add(name);
    } catch (error) {
      return report(files, ["everything stays as it was"], [(error as Error).message]);
    }
  }
  await follow(files, [...names], saved, findings);
}

/** Updates the parts concurrently, and reports when the last one is done. Returns whether all succeeded. */
async function follow(files: string[], names: Name[], start: number, findings: string[] = []): Promise<boolean> {
  const failures: string[] = [];
  const outcomes = names.map(async (name) => {
    try {
      await parts[name](files);
      return `${name} ${Math.round(performance.now() - start)} ms`;
    } catch (error) {
      failures.push((error as Error).message);
      return `${name} stays as it was`;
    }
  });
  report(files, await Promise.all(outcomes), [...failures, ...findings]);
  return failures.length === 0;
}

function report([first, ...more]: string[], outcomes: string[], findings: string[]): void {
  const files = more.length > 0 ? `${first} and ${more.length} more` : first;
  console.log(`${files} → ${outcomes.join(", ")}`);
  for (const line of findings.join("\n").split("\n").filter(Boolean)) console.log(`  ${line}`);
}

function within(files: string[], folder: string): boolean {
  return files.some((file) => file.startsWith(`${folder}/`));
}

/**
 * Calls back with the path of every source below a folder that is written, created, or removed. Each folder is watched
 * separately: where Node watches recursively by watching files, it loses those that an editor replaces.
 */
function watchSources(folder: string, onChange: (file: string) => void): void {
  watch(folder, (_, name) => {
    if (name === null || IGNORED.test(name)) return;
    const path = `${folder}/${name}`;
    if (SOURCE.test(name)) onChange(path);
    else if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) watchSources(path, onChange);
  });
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !IGNORED.test(entry.name)) watchSources(`${folder}/${entry.name}`, onChange);
}
