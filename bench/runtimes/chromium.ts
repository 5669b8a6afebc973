/** Runs the exercise in headless Chromium, from the same files, with an import map in place of a bundler. */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname } from "node:path";
import * as playwright from "playwright-core";
import { file } from "./build.ts";
import type { Outcome, Settings } from "./exercise.ts";
import { serve, urlOf } from "./servers.ts";

const IMPORTS = {
  "@meter-orders/client": "/node_modules/@meter-orders/client/dist/index.js",
  "openapi-fetch": "/node_modules/openapi-fetch/dist/index.mjs",
};
const PAGE = `<!doctype html><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;
const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function chromium(settings: Settings): Promise<Outcome> {
  const executablePath = process.env.CHROMIUM ?? PLACES.find(existsSync);
  if (!executablePath) throw new Error("No Chromium was found: install it, or set CHROMIUM to its path");
  const server = await serve(async ({ url = "/" }, response) => {
    const script = extname(url) ? await readFile(file(`.${url}`)).catch(() => undefined) : undefined;
    response.setHeader("content-type", script ? "text/javascript" : "text/html");
    response.end(script ?? PAGE);
  });
  // Chromium's sandbox refuses to run for root, as which containers run.
  const browser = await playwright.chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 });
  try {
    const page = await browser.newPage();
    await page.goto(urlOf(server));
    return await page.evaluate(async (settings) => {
      const module = "/dist/exercise.js";
      return (await import(module)).exercise(settings);
    }, settings);
  } finally {
    await browser.close();
    server.close();
  }
}
