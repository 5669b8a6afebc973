/** Builds the package: the contracts as plain data, a bundle without dependencies, and the types of the library. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { spec } from "@meter-orders/openapi";
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from "@microsoft/api-extractor";
import { build, type Plugin } from "esbuild";
import { controlContract } from "./control-contract.ts";
import { loadContract } from "./src/validation/prism.ts";

/** Leaves out the formats other than OpenAPI 3 that Prism reads, and loads one package from its ESM file. */
const withoutOtherFormats: Plugin = {
  name: "without-other-formats",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@stoplight\/http-spec\/(postman|oas2)\/operation$/ }, ({ path }) => ({
      path,
      namespace: "empty",
    }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "module.exports = {}" }));
    // Node's own module prints a deprecation warning.
    onResolve({ filter: /^punycode$/ }, ({ resolveDir }) => ({
      path: createRequire(`${resolveDir}/`).resolve("punycode/"),
    }));
    onResolve({ filter: /^jsonc-parser$/ }, ({ resolveDir }) => ({
      path: createRequire(`${resolveDir}/`).resolve("jsonc-parser").replace("/umd/", "/esm/"),
    }));
  },
};

/** Extensions for the docs. The mock does not need them. */
const EXTENSIONS = ["x-codeSamples", "x-provenance", "x-causes", "x-remedy", "x-expected-on"];

process.chdir(import.meta.dirname);
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
// Prism reads the specs at build time, so that the mock starts without it.
const api = withoutProse(spec());
writeFileSync("dist/contract.json", JSON.stringify(await loadContract(api)));
writeFileSync("dist/control.json", JSON.stringify(await controlContract("control.yaml", api)));
const files = await bundle();
run("tsc", "--project", "tsconfig.build.json");
rollUpTypes("dist/index.d.ts");
writeFileSync("dist/THIRD-PARTY-LICENSES.txt", licenses(files));

/** Removes from a description what only the docs show. */
function withoutProse<Spec>(spec: Spec): Spec {
  const text = JSON.stringify(spec, (name, value) => {
    if (EXTENSIONS.includes(name)) return undefined;
    return name === "x-lifecycle" ? { ...value, statuses: transitionsOf(value.statuses) } : value;
  });
  return JSON.parse(text);
}

interface Stage {
  phase: string;
  next: string[];
  also: string[];
}

/** Of a status, the mock reads the phase and the transitions. */
function transitionsOf(statuses: Record<string, Stage>): Record<string, Stage> {
  const stages = Object.entries(statuses).map(([status, { phase, next, also }]) => [status, { phase, next, also }]);
  return Object.fromEntries(stages);
}

/**
 * Bundles all dependencies, so that the package installs quickly and no dependency runs an install script. Prism gets
 * separate files, which are loaded when it is needed.
 */
async function bundle(): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: ["src/main.ts", "src/index.ts"],
    outdir: "dist",
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node24",
    format: "esm",
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
    plugins: [withoutOtherFormats],
    // For modules that were CommonJS.
    banner: {
      js: 'import{createRequire as $create}from"node:module";const require=$create(import.meta.url),__dirname=import.meta.dirname,__filename=import.meta.filename;',
    },
  });
  return Object.keys(metafile.inputs);
}

/** Writes all types into one file, including those of the client, so that the package has no dependency. */
function rollUpTypes(file: string): void {
  const configObject = ExtractorConfig.loadFile("api-extractor.json");
  configObject.apiReport = { enabled: false };
  configObject.dtsRollup = { enabled: true, untrimmedFilePath: `<projectFolder>/${file}` };
  const paths = { configObjectFullPath: resolve("api-extractor.json"), packageJsonFullPath: resolve("package.json") };
  // The report lists the problems of the public API.
  const messageCallback = (message: ExtractorMessage) => {
    message.logLevel = ExtractorLogLevel.None;
  };
  Extractor.invoke(ExtractorConfig.prepare({ configObject, ...paths }), { messageCallback });
  exportClassesAsTypes(file);
}

/** The rollup exports classes of which only the types are exported. */
function exportClassesAsTypes(file: string): void {
  const text = readFileSync(file, "utf8");
  const names = [...text.matchAll(/^export declare class (?!HttpError)(\w+)/gm)].map(([, name]) => name);
  const types = text.replaceAll(/^export declare class (?!HttpError)/gm, "declare class ");
  writeFileSync(file, `${types}\nexport type { ${names.join(", ")} }\n`);
}

/** The licenses of all bundled packages. */
function licenses(files: string[]): string {
  const folders = files.filter((file) => file.includes("node_modules")).map((file) => packageFolder(resolve(file)));
  const notices = [...new Set(folders)].map(notice);
  return [...new Set(notices)].toSorted().join(`\n${"-".repeat(80)}\n\n`);
}

function notice(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const terms = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  return `${name} ${version} (${license ?? "see below"})\n${terms}`;
}

/** The folder of the package that a file belongs to. Manifests without a version are not those of a package. */
function packageFolder(file: string): string {
  const manifest = join(file, "package.json");
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, "utf8")).version) return file;
  return packageFolder(dirname(file));
}

/** Silent, unless it fails. */
function run(command: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`${command} failed:\n${stdout}${stderr}`);
}
