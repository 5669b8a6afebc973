/** Keeps the types, the docs and the mock up to date while you work, and says in a line what a change has led to. */
import { bundle } from "./dev/description.ts";
import { client, worker } from "./dev/part.ts";
import { watchSources } from "./dev/watch-sources.ts";

const parts = { types: worker("types"), client, mock: worker("mock"), docs: worker("docs") };
type Name = keyof typeof parts;

/** What depends on a folder; the description's own dependants follow its bundle. */
const folders: Record<string, Name[]> = {
  openapi: [],
  "packages/client/generate": ["types"],
  "packages/client/src": ["client"],
  "apps/mock/src": ["mock"],
  "apps/docs": ["docs"],
};
/** An editor may write a file in several steps, and several files at once, in milliseconds. */
const QUIET_MS = 20;

const changed = new Set<string>();
let start = 0;
let quiet: NodeJS.Timeout | undefined;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => process.exit(0));
if (!(await follow(["npm run dev"], ["types", "mock", "docs"], performance.now()))) process.exit(1);
for (const folder of Object.keys(folders)) watchSources(folder, noteChange);
console.log(`
  Mock  http://127.0.0.1:${process.env.MOCK_PORT ?? 4010}
  Docs  http://127.0.0.1:${process.env.DOCS_PORT ?? 4000}

  Every save is followed by a line; its times count from the save. Ctrl-C ends it.
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

/** Updates the parts at once, and reports when the last one is ready. Returns whether all of them are. */
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
