/** The bundle of the spec. A broken one does not replace the last good one. */
import { type ChildProcess, execFile } from "node:child_process";
import { readFileSync, renameSync } from "node:fs";
import { lowerPriority, serialize } from "./workers.ts";

/** A spec that breaks these rules cannot be used. The others are about style. */
const VITAL = ["struct", "no-unresolved-refs"];

interface Problem {
  ruleId: string;
  message: string;
  location: { source: { ref: string }; start?: { line: number; col: number } }[];
}

/**
 * Bundles the spec again.
 *
 * @returns whether the bundle has changed, and the findings of the style guide, each with file and line.
 * @throws Error if the spec is broken.
 */
export const bundle = serialize(async (): Promise<{ isNew: boolean; findings: string[] }> => {
  const [, linted] = await Promise.all([
    redocly("bundle", "edison", "--output", "dist/edison/new.json").done,
    redocly("lint", "edison", "--format=json").done,
  ]);
  const problems: Problem[] = JSON.parse(linted).problems;
  const broken = problems.filter(({ ruleId }) => VITAL.includes(ruleId));
  if (broken.length > 0) throw new Error(lines(broken).join("\n"));
  const isNew = read("new.json") !== read("openapi.json");
  if (isNew) {
    renameSync("openapi/dist/edison/new.json", "openapi/dist/edison/openapi.json");
    // Only a download.
    lowerPriority(redocly("bundle", "edison", "--output", "dist/edison/openapi.yaml").child);
  }
  return { isNew, findings: lines(problems) };
});

/** Runs a command of Redocly. Its output is the result, whatever the exit code. */
function redocly(...args: string[]): { child: ChildProcess; done: Promise<string> } {
  const command = ["node_modules/@redocly/cli/bin/cli.js", ...args];
  const { promise, resolve } = Promise.withResolvers<string>();
  const child = execFile(process.execPath, command, { cwd: "openapi" }, (_, stdout) => resolve(stdout));
  return { child, done: promise };
}

function read(name: string): string {
  return readFileSync(`openapi/dist/edison/${name}`, "utf8");
}

/** Without the findings that only repeat, at every reference, that a file cannot be parsed. */
function lines(problems: Problem[]): string[] {
  const all = problems.map(({ location: [place], message }) => {
    const { line = 1, col = 1 } = place?.start ?? {};
    return `openapi/${place?.source.ref}:${line}:${col} ${message.split("\n")[0]?.replace(/ in "[^"]+" \([\d:]+\)$/, "")}`;
  });
  const isParsed = all.every((line) => !line.includes(" Failed to parse"));
  return [...new Set(all)].filter((line) => isParsed || !line.includes("Can't resolve $ref"));
}
