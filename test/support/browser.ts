import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const places = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Where Chromium is, if it is anywhere. */
export const executablePath = places.find((place) => place && existsSync(place));

if (!executablePath) {
  const message = "No Chromium was found: install it (Debian: apt-get install chromium), or set CHROMIUM to its path.";
  if (process.env.CI) throw new Error(message);
  console.warn(`The browser tests are skipped. ${message}`);
}

/** A browser that speaks to no host on its own account, so that what is left is the page's doing. */
export function launch(...args: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: executablePath ?? "",
    // Root cannot use the sandbox.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      ...args,
    ],
  });
}
