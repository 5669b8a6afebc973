import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = [
  process.env.CHROMIUM,
  // Without the parts that only a window needs, the tests take two thirds of the time.
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The path of Chromium. Undefined if it is not installed. */
export const executablePath = places.find((place) => place && existsSync(place));

if (!executablePath) {
  const message =
    "No Chromium was found: install it (Debian: apt-get install chromium-headless-shell), or set CHROMIUM to its path.";
  if (process.env.CI) throw new Error(message);
  console.warn(`The browser tests are skipped. ${message}`);
}

/** The URL of the browser that all test files share. */
const ENDPOINT = "TEST_BROWSER_ENDPOINT";

/** Vitest calls this before all test files, once for each project. */
export async function setup(): Promise<() => Promise<void>> {
  if (!executablePath || process.env[ENDPOINT]) return async () => {};
  const server = await chromium.launchServer(optionsWith([]));
  process.env[ENDPOINT] = server.wsEndpoint();
  return () => server.close();
}

/** The browser of the tests. Closing it closes only the pages that were opened through this connection. */
export function sharedBrowser(): Promise<Browser> {
  return chromium.connect(process.env[ENDPOINT] ?? "");
}

/** A separate browser. */
export function launch(...args: string[]): Promise<Browser> {
  return chromium.launch(optionsWith(args));
}

function optionsWith(args: string[]) {
  // Without requests of its own, so that every request is the page's.
  const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];
  // Root cannot use the sandbox.
  const chromiumSandbox = process.getuid?.() !== 0;
  return { executablePath: executablePath ?? "", chromiumSandbox, args: [...quiet, ...args] };
}
