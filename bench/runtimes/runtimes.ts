/** The runtimes, and how the checks start in each of them. */
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import { promisify } from "node:util";
import { executablePath, launch } from "../../test/support/browser.ts";
import { listen, urlOf } from "../loopback.ts";
import type { Results, Settings } from "./checks.ts";
import { file } from "./files.ts";
import { workerd } from "./workerd.ts";

const run = promisify(execFile);

export interface Runtime {
  name: string;
  reportsRefusal: boolean;
  run(settings: Settings): Promise<Results>;
}

/** A runtime that takes longer hangs. */
const TIMEOUT_MS = 60_000;

export const runtimes: Runtime[] = [
  ...[20, 22, 24, 26].map((version) => command(`Node ${version}`, file(`node_modules/node${version}/bin/node`))),
  command("Bun", file("node_modules/.bin/bun")),
  // The client may need the network, but nothing else.
  command("Deno", file("node_modules/.bin/deno"), "run", "--no-prompt", "--no-lock", "--allow-net"),
  { name: "workerd", reportsRefusal: false, run: workerd },
  { name: "Chromium", reportsRefusal: false, run: chromium },
];

function command(name: string, program: string, ...args: string[]): Runtime {
  return {
    name,
    reportsRefusal: true,
    async run(settings) {
      const { stdout } = await run(program, [...args, file("dist/command.js"), JSON.stringify(settings)], {
        timeout: TIMEOUT_MS,
        env: { PATH: process.env.PATH, DENO_NO_UPDATE_CHECK: "1", DENO_DIR: file("dist/deno") },
      });
      return JSON.parse(stdout);
    },
  };
}

const IMPORTS = {
  "@meter-orders/client": "/node_modules/@meter-orders/client/dist/index.js",
  "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs",
};
const PAGE = `<!doctype html><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;

/** Headless Chromium loads the same files, with an import map instead of a bundler. */
async function chromium(settings: Settings): Promise<Results> {
  if (!executablePath) throw new Error("No Chromium was found: install it, or set CHROMIUM to its path");
  const server = await listen(async ({ url = "/" }, response) => {
    const script = extname(url) ? await readFile(file(`.${url}`)).catch(() => undefined) : undefined;
    response.setHeader("content-type", script ? "text/javascript" : "text/html");
    response.end(script ?? PAGE);
  });
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.goto(urlOf(server));
    return await page.evaluate(async (settings) => {
      const module = "/dist/checks.js";
      return (await import(module)).runChecks(settings);
    }, settings);
  } finally {
    await browser.close();
    server.close();
  }
}
