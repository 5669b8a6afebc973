/** The sites that are compared, and how long each takes to build. */
import { cpSync, existsSync, mkdirSync } from "node:fs";
import { delimiter } from "node:path";
import { file, inRounds, run, secondsOf } from "../run.ts";
import { type FigureTable, isOurs, medianOf, type Options } from "../table.ts";

/** The operation whose page is opened. */
export const OPERATION = { path: "/meter-orders/{id}", method: "get" };

export const OURS = "ours";
export const REDOC = "Redoc, `redocly build-docs`";
export const REDOC_INLINE = "Redoc, `redocly build-docs --inlineBundle`";
export const SCALAR = "Scalar";

export type SiteName = typeof OURS | typeof REDOC | typeof REDOC_INLINE | typeof SCALAR;

/** A folder of files with a page for the same operation. */
interface Site {
  /** The path of the operation's page. */
  page: string;
  /** Whether the page waits for the first interaction before it becomes interactive. */
  waitsForInteraction: boolean;
  /** Puts the site into a folder. */
  assemble(folder: string): unknown;
  /** Builds the whole site. Undefined when there is nothing to build. */
  build?(folder: string): Promise<unknown>;
}

const docs = file("../../apps/docs");
const spec = file("../../openapi/dist/edison/openapi.yaml");
const scalar = file("node_modules/@scalar/api-reference/dist/browser/standalone.js");

export const sites: Record<SiteName, Site> = {
  [OURS]: {
    page: "operations/retrieveMeterOrder/",
    waitsForInteraction: true,
    assemble: (folder) => cpSync(`${docs}/dist`, folder, { recursive: true }),
    build: () => run(process.execPath, ["build.ts"], withCommandsOf(docs), docs),
  },
  [REDOC]: redoc(),
  [REDOC_INLINE]: redoc("--inlineBundle"),
  [SCALAR]: {
    page: "#tag/smart-meter-orders/GET/meter-orders/{id}",
    waitsForInteraction: false,
    assemble: (folder) => {
      if (!existsSync(scalar)) throw new Error("Scalar is not installed");
      cpSync(file("docs/scalar.html"), `${folder}/index.html`);
      cpSync(scalar, `${folder}/standalone.js`);
      cpSync(spec, `${folder}/openapi.yaml`);
    },
  },
};

/** How each site was set up, in Markdown. */
export const SETUP =
  "Every site documents the same spec: ours as built; Redoc from `redocly build-docs` with its defaults, once with " +
  "its script on a CDN, which is not reachable here, and once with `--inlineBundle`; and Scalar's standalone script in a " +
  "page that references the spec, as in its documentation. Redoc's telemetry is off.";

/** Why a site can be better than ours. */
export const reasons: Partial<Record<SiteName, string>> = {
  [REDOC]:
    "Its one file is a frame; the rest is a script on another host, which does not count because it is unreachable.",
  [REDOC_INLINE]:
    "Its one file contains everything; ours loads the page, its script, and its icon, and Redoc on the first interaction.",
};

export const names = Object.keys(sites) as SiteName[];

/** Redoc with its defaults, except that its telemetry is off. */
function redoc(...options: string[]): Site {
  const cli = file("node_modules/@redocly/cli/bin/cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  const build = (folder: string) =>
    run(process.execPath, [cli, "build-docs", spec, ...options, "--output", `${folder}/index.html`], env);
  return { page: "#/smart-meter-orders/retrievemeterorder", waitsForInteraction: false, assemble: build, build };
}

/** The environment of a package's own scripts. */
function withCommandsOf(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${folder}/node_modules/.bin${delimiter}${process.env.PATH}` };
}

const BUILD =
  "The duration of the command, with the bundled spec present and nothing of a previous build. Redoc renders one " +
  "file from the spec; ours renders all pages of the site.";

const ONE_FILE =
  "It writes one file, which the browser of every reader has to render; ours renders every page of the site, with the " +
  "styles that it uses, search, samples, and Markdown.";

export async function build({ quick }: Options): Promise<FigureTable[]> {
  const built = names.filter((name) => sites[name].build);
  const folder = file("dist/docs/built");
  mkdirSync(folder, { recursive: true });
  const samples = await inRounds("Build", quick ? 1 : 3, built, (name) => secondsOf(() => sites[name].build?.(folder)));
  const rows = names.map((name) => {
    const gap = sites[name].build ? undefined : "nothing to build";
    return { name, ours: isOurs(name), cells: [samples[name]], gap, reason: ONE_FILE };
  });
  const goals = [{ text: "less than 30 s", figure: medianOf(rows, OURS), limit: 30 }];
  const about = { title: "Build", method: BUILD, script: "docs/sites.ts", columns: ["s"] };
  return [{ ...about, multiples: true, decimals: 1, rows, goals }];
}
