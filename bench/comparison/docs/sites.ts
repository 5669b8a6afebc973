/** What is compared: every site as a folder of files, with the page of one and the same operation. */
import { cpSync, existsSync } from "node:fs";
import { delimiter } from "node:path";
import { file } from "../peers.ts";
import { run } from "../run.ts";

export const OURS = "ours";
export const REDOC = "Redoc, `redocly build-docs`";
export const REDOC_INLINE = "Redoc, `redocly build-docs --inlineBundle`";
export const SCALAR = "Scalar";

export type SiteName = typeof OURS | typeof REDOC | typeof REDOC_INLINE | typeof SCALAR;

/** How a site comes about. */
interface Site {
  /** The page of the operation, as seen from the site's root. */
  page: string;
  /** Whether the page waits for the first touch before it becomes interactive. */
  isTouched: boolean;
  /** Puts the site into a folder. */
  assemble(folder: string): unknown;
  /** Builds the site anew, all of it; undefined when there is nothing to build. */
  build?(folder: string): Promise<unknown>;
}

const docs = file("../../apps/docs");
const description = file("../../openapi/dist/edison/openapi.yaml");
const scalar = file("node_modules/@scalar/api-reference/dist/browser/standalone.js");

export const sites: Record<SiteName, Site> = {
  [OURS]: {
    page: "operations/retrieveMeterOrder/",
    isTouched: true,
    assemble: (folder) => cpSync(`${docs}/dist`, folder, { recursive: true }),
    build: () => run(process.execPath, ["build.ts"], withCommandsOf(docs), docs),
  },
  [REDOC]: redoc(),
  [REDOC_INLINE]: redoc("--inlineBundle"),
  [SCALAR]: {
    page: "#tag/smart-meter-orders/GET/meter-orders/{id}",
    isTouched: false,
    assemble: (folder) => {
      if (!existsSync(scalar)) throw new Error("Scalar could not be installed");
      cpSync(file("docs/scalar.html"), `${folder}/index.html`);
      cpSync(scalar, `${folder}/standalone.js`);
      cpSync(description, `${folder}/openapi.yaml`);
    },
  },
};

/** How each site was made, in Markdown. */
export const SETUP =
  "Every site documents the same description: ours as it is built; Redoc as `redocly build-docs` makes it without any " +
  "configuration, once with its script on the CDN, which cannot be reached here, and once with `--inlineBundle`; and " +
  "Scalar's standalone script in a page that names the description, as its manual has it. Redoc's telemetry is off.";

/** Why a site can be better than ours. */
export const reasons: Partial<Record<SiteName, string>> = {
  [REDOC]:
    "Its one file is a frame; all else is a script on another host, and is not counted when that cannot be reached.",
  [REDOC_INLINE]:
    "Its one file holds everything; ours asks for the page, its script and its icon, and for Redoc when it is touched.",
};

export const names = Object.keys(sites) as SiteName[];

/** Redoc as it comes, without any configuration, but for its telemetry: nobody's readers are counted by measuring. */
function redoc(...options: string[]): Site {
  const cli = file("node_modules/@redocly/cli/bin/cli.js");
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  const build = (folder: string) =>
    run(process.execPath, [cli, "build-docs", description, ...options, "--output", `${folder}/index.html`], env);
  return { page: "#/smart-meter-orders/retrievemeterorder", isTouched: false, assemble: build, build };
}

/** The environment that a package's own scripts run in. */
function withCommandsOf(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${folder}/node_modules/.bin${delimiter}${process.env.PATH}` };
}
