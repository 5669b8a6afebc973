/** Checks the types of the packed client with every TypeScript version, and every module resolution that it supports. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import type { Results } from "./checks.ts";
import { file } from "./files.ts";

const run = promisify(execFile);

export const compilers = ["5.4", "5.5", "5.9", "6.0", "7.0"];
const resolutions = { node16: "node16", nodenext: "nodenext", bundler: "esnext" };

/** Compiles the program of a consumer with every module resolution. */
export async function compile(version: string): Promise<Results> {
  const results: Results = {};
  for (const [moduleResolution, module] of Object.entries(resolutions)) {
    const project = file(`dist/tsconfig.${moduleResolution}.json`);
    writeFileSync(project, JSON.stringify(config(module, moduleResolution)));
    const tsc = file(`node_modules/typescript-${version}/bin/tsc`);
    results[moduleResolution] = await run(process.execPath, [tsc, "--project", project]).then(
      () => null,
      ({ stdout, stderr }) => `${stdout}${stderr}`.trim(),
    );
  }
  return results;
}

/** As strict as possible, including the declarations of packages. */
function config(module: string, moduleResolution: string): object {
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  const libraries = { skipLibCheck: false, lib: ["es2022", "dom"], types: [] };
  const compilerOptions = { target: "es2022", module, moduleResolution, noEmit: true, ...strict, ...libraries };
  return { compilerOptions, files: [file("consumer.ts")] };
}
