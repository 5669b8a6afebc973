/** The scripts of the site, each named by its content, so that a browser never runs yesterday's. */
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin, transformSync } from "esbuild";

const folder = fileURLToPath(new URL("../browser/", import.meta.url));

/** Runs in the page itself, before anything is painted. */
export const themeScript = transformSync(readFileSync(`${folder}theme.js`, "utf8"), { minify: true }).code.trim();

/** Redoc fetches its own logo from its own host, and no option stops it. */
const withoutLogo: Plugin = {
  name: "without-logo",
  setup({ onLoad }) {
    onLoad({ filter: /redoc\/bundles\/redoc\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replaceAll(/`https:\/\/cdn\.redoc\.ly\/redoc\/logo-mini(-full)?\.svg`/g, "`data:,`");
      if (contents === source) throw new Error("Redoc no longer names its logo; look again");
      return { contents };
    });
  },
};

/** Bundles what every page loads, and what that loads when it is needed; says what the pages' own script is called. */
export async function bundleScripts(outdir: string): Promise<string> {
  const lazy = await bundle(outdir, ["redoc.ts", "search.ts"], [withoutLogo]);
  const [page = ""] = (await bundle(outdir, ["page.ts"], [loading(lazy)])).values();
  return page;
}

/** The names of the bundles by those of their sources. */
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

/** Has a dynamic import of a source load its bundle. */
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
