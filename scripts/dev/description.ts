/** The bundle of the description. One that is broken does not replace the last good one. */
import { type ChildProcess, execFile } from "node:child_process";
import { readFileSync, renameSync } from "node:fs";
import { inTurn } from "./in-turn.ts";
import { yieldToOthers } from "./part.ts";

/** Without these rules a description is no description; the others are about style. */
const VITAL = ["struct", "no-unresolved-refs"];

interface Problem {
  ruleId: string;
  message: string;
  location: { source: { ref: string }; start?: { line: number; col: number } }[];
}

/**
 * Bundles the description again.
 *
 * @returns whether the bundle is another one now, and what the style guide has against it, each with file and line.
 * @throws Error when the description is broken.
 */
export const bundle = inTurn(async (): Promise<{ isNew: boolean; findings: string[] }> => {
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
    yieldToOthers(redocly("bundle", "edison", "--output", "dist/edison/openapi.yaml").child);
  }
  return { isNew, findings: lines(problems) };
});

/** A command of Redocly; what it prints is its result, whether it is content or not. */
function redocly(...args: string[]): { child: ChildProcess; done: Promise<string> } {
  const command = ["node_modules/@redocly/cli/bin/cli.js", ...args];
  const { promise, resolve } = Promise.withResolvers<string>();
  const child = execFile(process.execPath, command, { cwd: "openapi" }, (_, stdout) => resolve(stdout));
  return { child, done: promise };
}

function read(name: string): string {
  return readFileSync(`openapi/dist/edison/${name}`, "utf8");
}

/** Without those that only say once more, where a file is referred to, that it cannot be parsed. */
function lines(problems: Problem[]): string[] {
  const all = problems.map(({ location: [place], message }) => {
    const { line = 1, col = 1 } = place?.start ?? {};
    return `openapi/${place?.source.ref}:${line}:${col} ${message.split("\n")[0]?.replace(/ in "[^"]+" \([\d:]+\)$/, "")}`;
  });
  const isParsed = all.every((line) => !line.includes(" Failed to parse"));
  return [...new Set(all)].filter((line) => isParsed || !line.includes("Can't resolve $ref"));
}
