/** Builds the package: the contracts as plain data, a bundle without dependencies, and the types of the library. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel, type ExtractorMessage } from "@microsoft/api-extractor";
import { build, type Plugin } from "esbuild";
import { bundlePath } from "./bundle-path.ts";
import { licences } from "./licences.ts";
import { readSpec } from "./src/validation/packaged.ts";
import { loadContract } from "./src/validation/prism.ts";
import { withoutProse } from "./without-prose.ts";

/** Prism reads formats that no OpenAPI description of version 3 needs; and one package is loaded by its ESM file. */
const withoutOtherFormats: Plugin = {
  name: "without-other-formats",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@stoplight\/http-spec\/(postman|oas2)\/operation$/ }, ({ path }) => ({
      path,
      namespace: "empty",
    }));
    onLoad({ filter: /.*/, namespace: "empty" }, () => ({ contents: "module.exports = {}" }));
    // Node's own is deprecated, and says so.
    onResolve({ filter: /^punycode$/ }, ({ resolveDir }) => ({
      path: createRequire(`${resolveDir}/`).resolve("punycode/"),
    }));
    onResolve({ filter: /^jsonc-parser$/ }, ({ resolveDir }) => ({
      path: createRequire(`${resolveDir}/`).resolve("jsonc-parser").replace("/umd/", "/esm/"),
    }));
  },
};

process.chdir(import.meta.dirname);
rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
await writeContract(bundlePath(), "dist/contract.json");
run("redocly", "bundle", "control/openapi.yaml", "--output", "dist/control.json");
await writeContract("dist/control.json", "dist/control.json");
const files = await bundle();
run("tsc", "--project", "tsconfig.build.json");
rollUpTypes("dist/index.d.ts");
writeFileSync("dist/THIRD-PARTY-LICENSES.txt", licences(files));

/** Prism reads the description now, so that the mock starts without it. */
async function writeContract(description: string, file: string): Promise<void> {
  writeFileSync(file, JSON.stringify(await loadContract(withoutProse(await readSpec(description)))));
}

/**
 * Everything that the mock needs goes into its own files: it installs in a moment, and no package of others runs a
 * script on the user's machine. Prism gets files of its own, which are loaded when it is needed.
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
    // What came as CommonJS still asks for these.
    banner: {
      js: 'import{createRequire as $create}from"node:module";const require=$create(import.meta.url),__dirname=import.meta.dirname,__filename=import.meta.filename;',
    },
  });
  return Object.keys(metafile.inputs);
}

/** The types go into one file, the client's among them, so that the package needs none. */
function rollUpTypes(file: string): void {
  const configObject = ExtractorConfig.loadFile("api-extractor.json");
  configObject.apiReport = { enabled: false };
  configObject.dtsRollup = { enabled: true, untrimmedFilePath: `<projectFolder>/${file}` };
  const paths = { configObjectFullPath: resolve("api-extractor.json"), packageJsonFullPath: resolve("package.json") };
  // What is wrong with the surface is for the report to say.
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

/** Silent, unless it fails. */
function run(command: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`${command} failed:\n${stdout}${stderr}`);
}
