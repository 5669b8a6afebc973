/** Where the exercise runs, and how it is started there. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { file } from "./build.ts";
import { chromium } from "./chromium.ts";
import type { Outcome, Settings } from "./exercise.ts";
import { workerd } from "./workerd.ts";

const run = promisify(execFile);

/** A place where the client must work. */
export interface Runtime {
  name: string;
  tellsRefusal: boolean;
  run(settings: Settings): Promise<Outcome>;
}

/** More would mean that something hangs. */
const LONGEST_MS = 60_000;

function command(name: string, program: string, ...args: string[]): Runtime {
  return {
    name,
    tellsRefusal: true,
    async run(settings) {
      const { stdout } = await run(program, [...args, file("dist/command.js"), JSON.stringify(settings)], {
        timeout: LONGEST_MS,
        env: { PATH: process.env.PATH, DENO_NO_UPDATE_CHECK: "1", DENO_DIR: file("dist/deno") },
      });
      return JSON.parse(stdout);
    },
  };
}

export const runtimes: Runtime[] = [
  ...[20, 22, 24, 26].map((version) => command(`Node ${version}`, file(`node_modules/node${version}/bin/node`))),
  command("Bun", file("node_modules/.bin/bun")),
  // The network is all that the client may need.
  command("Deno", file("node_modules/.bin/deno"), "run", "--no-prompt", "--no-lock", "--allow-net"),
  { name: "workerd", tellsRefusal: false, run: workerd },
  { name: "Chromium", tellsRefusal: false, run: chromium },
];
