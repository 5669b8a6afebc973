/** The site's scripts. Their names contain a hash of their content, so that a browser never runs an outdated one. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin, transformSync } from "esbuild";
import { withoutLogo } from "./redoc/logo.ts";

const folder = fileURLToPath(new URL("../browser/", import.meta.url));

/** Runs within the page, before the first paint. */
export const themeScript = transformSync(readFileSync(`${folder}theme.js`, "utf8"), { minify: true }).code.trim();

/** Bundles the script that every page loads, and the scripts that it loads on demand. Returns the name of the first. */
export async function bundleScripts(outdir: string): Promise<string> {
  const lazy = await bundle(outdir, ["redoc/live.ts", "search.ts"], [withoutLogo]);
  const [page = ""] = (await bundle(outdir, ["page.ts"], [loading(lazy)])).values();
  return page;
}

/** The names of the bundles, by the names of their sources. */
async function bundle(outdir: string, sources: string[], plugins: Plugin[]): Promise<Map<string, string>> {
  const { metafile } = await build({
    entryPoints: sources.map((source) => folder + source),
    outdir,
    entryNames: "[name]-[hash]",
    bundle: true,
    format: "esm",
    minify: true,
    target: "es2022",
    define: { "process.env.NODE_ENV": '"production"' },
    legalComments: "linked",
    logLevel: "error",
    metafile: true,
    plugins,
  });
  return new Map(
    Object.entries(metafile.outputs).map(([file, { entryPoint = "" }]) => [basename(entryPoint), basename(file)]),
  );
}

/** Makes a dynamic import of a source load its bundle. */
function loading(bundles: Map<string, string>): Plugin {
  return {
    name: "loading",
    setup({ onResolve }) {
      onResolve({ filter: /.*/ }, ({ kind, path }) => {
        const file = kind === "dynamic-import" ? bundles.get(basename(path)) : undefined;
        return file ? { path: `./${file}`, external: true } : undefined;
      });
    },
  };
}
