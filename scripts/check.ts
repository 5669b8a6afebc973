/** Every check that changes nothing: format, lint, types, generated files, changesets, licenses, and workflows. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const WORKFLOWS = ".github/workflows";

/**
 * Runs all checks, two at a time, and prints the output of each when it ends.
 *
 * @returns how many passed and failed.
 */
export async function check(): Promise<{ passed: number; failed: number }> {
  const build = run("turbo", "run", "build", "--output-logs=errors-only");
  const fromBuild = build.then(() => run("turbo", "run", "check", "--continue", "--output-logs=errors-only"));
  const results = [
    checkWorkflows(),
    await run("biome", "check", "--error-on-warnings"),
    await run("knip", "--no-progress"),
    // These read what was built.
    await build,
    await run("tsc", "--project", "scripts"),
    await run("node", "packages/contract-tools/changes/main.ts", "check"),
    await run("node", "scripts/licenses.ts"),
    await fromBuild,
    // It needs the registry. Without one it says so, and passes.
    ...(process.env.CI ? [await run("pnpm", ...AUDIT.split(" "))] : []),
  ];
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed };
}

const AUDIT = "--config.fetch-retries=0 --config.fetch-timeout=10000 audit --audit-level=high --ignore-registry-errors";

/** Runs a command without mixing its output with that of others. Returns whether it succeeded. */
function run(command: string, ...args: string[]): Promise<boolean> {
  const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      process.stdout.write(`$ ${command} ${args.join(" ")}\n${Buffer.concat(output)}`);
      resolve(code === 0);
    });
  });
}

/** Rejects an action that its tag could replace, and permissions that a job does not need. */
function checkWorkflows(): boolean {
  const problems = readdirSync(WORKFLOWS).flatMap((file) =>
    [...workflowProblems(readFileSync(`${WORKFLOWS}/${file}`, "utf8"))].map(
      (problem) => `${WORKFLOWS}/${file}: ${problem}`,
    ),
  );
  for (const problem of problems) console.error(problem);
  return problems.length === 0;
}

function* workflowProblems(text: string): Generator<string> {
  for (const [, action = ""] of text.matchAll(/uses: *(.+)/g))
    if (!/^[\w./-]+@[0-9a-f]{40} # v\d/.test(action)) yield `pin ${action} as owner/name@<commit> # v<version>`;
  for (const [, scope, reason] of text.matchAll(/^ +([\w-]+): *write *(# .+)?$/gm))
    if (!reason) yield `say after "${scope}: write" why the job needs it, or remove it`;
  if (!/^permissions:\n {2}contents: read\n(?! )/m.test(text) || /write-all|read-all/.test(text))
    yield "grant only contents: read at the top, and the rest to the job that needs it";
}

if (import.meta.main) process.exitCode = (await check()).failed === 0 ? 0 : 1;
