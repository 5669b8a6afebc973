/**
 * Lets this process import the repo's own modules again, while the packages that they use stay loaded: those take long
 * to load, and do not change.
 */
import { statSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url).href;
/** What is built, and what reads nothing but itself: as it was until its own file changes. */
const STABLE = /\/dist\/|\/apps\/docs\/src\/markdown\.ts$/;
let generation = 0;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (!found.url.startsWith(root) || found.url.includes("/node_modules/")) return found;
    const version = STABLE.test(found.url) ? statSync(fileURLToPath(found.url)).mtimeMs : generation;
    return { ...found, url: `${found.url}?${version}` };
  },
});

/** From now on an import evaluates anew what it leads to. */
export function renew(): void {
  generation++;
}
