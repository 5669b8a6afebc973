import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";
import { expect, test } from "vitest";

const command = readFileSync(new URL("../../bin.js", import.meta.url), "utf8").replace(/^#!.*/, "");

test("says in one sentence that a Node is too old", () => {
  const printed: string[] = [];
  const process = { versions: { node: "22.12.0" }, exitCode: 0 };
  runInContext(command, createContext({ process, console: { error: (line: string) => printed.push(line) } }));
  expect(printed).toEqual(["The mock needs Node 24 or later, and this is Node 22.12.0."]);
  expect(process.exitCode).toBe(1);
});
