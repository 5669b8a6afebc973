/** Checks the types of the packed client with every compiler and every way to resolve modules that it supports. */
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { file } from "./build.ts";
import type { Outcome } from "./exercise.ts";

const run = promisify(execFile);

export const compilers = ["5.4", "5.5", "5.9", "6.0", "7.0"];
const resolutions = { node16: "node16", nodenext: "nodenext", bundler: "esnext" };

/** Compiles the consumer's program once for every way to resolve modules. */
export async function compile(version: string): Promise<Outcome> {
  const outcome: Outcome = {};
  for (const [moduleResolution, module] of Object.entries(resolutions)) {
    const project = file(`dist/tsconfig.${moduleResolution}.json`);
    writeFileSync(project, JSON.stringify(config(module, moduleResolution)));
    outcome[moduleResolution] = await run(process.execPath, [
      file(`node_modules/typescript-${version}/bin/tsc`),
      "--project",
      project,
    ]).then(
      () => null,
      ({ stdout, stderr }) => `${stdout}${stderr}`.trim(),
    );
  }
  return outcome;
}

/** As strict as a user can be, and with the libraries' own declarations checked as well. */
function config(module: string, moduleResolution: string): object {
  const strict = { strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true };
  const libraries = { skipLibCheck: false, lib: ["es2022", "dom"], types: [] };
  const compilerOptions = { target: "es2022", module, moduleResolution, noEmit: true, ...strict, ...libraries };
  return { compilerOptions, files: [file("consumer.ts")] };
}
