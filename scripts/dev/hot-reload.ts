/**
 * Lets this process import the modules of the repository again. Their packages stay loaded: they take long to load, and
 * do not change.
 */
import { statSync } from "node:fs";
import { registerHooks } from "node:module";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url).href;
/** Builds, and modules that import nothing of the repository. They stay loaded until their own file changes. */
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

/** From now on, imports evaluate their modules again. */
export function hotReload(): void {
  generation++;
}

/** An error in one line: where in the repository it happened, and what. */
export function errorLocation({ message, stack = "" }: Error): string {
  const [, file, line] = /file:\/\/\/?(?!\S*node_modules)(\S+?)(?:\?[\d.]+)?:(\d+)/.exec(stack) ?? [];
  if (!file) return message;
  return `${file.replace(`${process.cwd().replace(/^\//, "")}/`, "")}:${line} ${message}`;
}
