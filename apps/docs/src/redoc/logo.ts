/** Redoc fetches its logo from its own host, and no option prevents that. */
import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/** The URL literals of the logo in Redoc's bundle. */
const LOGO = /`https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg`/g;

/** @throws Error when Redoc's script no longer names its logo. */
export function replaceLogo(script: string, url: string): string {
  const replaced = script.replaceAll(LOGO, `\`${url}\``);
  if (replaced === script) throw new Error("Redoc's script no longer contains the URL of its logo. Adapt logo.ts.");
  return replaced;
}

/** Removes the logo when esbuild bundles Redoc. */
export const withoutLogo: Plugin = {
  name: "without-logo",
  setup({ onLoad }) {
    onLoad({ filter: /redoc\/bundles\/redoc\.js$/ }, ({ path }) => ({
      contents: replaceLogo(readFileSync(path, "utf8"), "data:,"),
    }));
  },
};
