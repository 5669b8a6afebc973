/** Compiles copies of the client's sources, each with one path misspelled: every one of them must be a compile error. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { spec } from "@meter-orders/openapi";
import ts from "typescript";
import { expect, test } from "vitest";

const sources = fileURLToPath(new URL("../src/", import.meta.url));
const paths = Object.keys(spec().paths);

/** Every place in the sources that names a path of the API in code, and a copy of the file with a misspelled path. */
const copies = readdirSync(sources, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".gen.ts"))
  .flatMap((name) => {
    const file = join(sources, name);
    const text = readFileSync(file, "utf8");
    const code = [...text.matchAll(/"(\/[^"]*)"/g)].filter(([, path = ""]) => paths.includes(path));
    return code.map((match) => {
      const line = text.slice(0, match.index).split("\n").length;
      const misspelled = `${text.slice(0, match.index)}"/x${match[1]?.slice(2)}"${text.slice(match.index + match[0].length)}`;
      return { place: `${name}:${line}`, file: file.replace(/\.ts$/, `.line-${line}.ts`), text: misspelled, line };
    });
  });

/** The lines of each copy with a compile error. */
function errorLines(): Map<string, number[]> {
  const config = join(sources, "..", "tsconfig.build.json");
  const { options } = ts.getParsedCommandLineOfConfigFile(config, {}, ts.sys as never) ?? { options: {} };
  const texts = new Map(copies.map(({ file, text }) => [file, text]));
  const host = ts.createCompilerHost(options);
  const { readFile, fileExists } = host;
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  const program = ts.createProgram([...texts.keys()], options, host);
  return new Map(
    copies.map(({ file }) => {
      const errors = program.getSemanticDiagnostics(program.getSourceFile(file));
      return [file, errors.map(({ file, start = 0 }) => (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1)];
    }),
  );
}

test("rejects a misspelled path in the sources of the client, wherever they name one", () => {
  const errors = errorLines();
  expect(copies.length).toBeGreaterThanOrEqual(5);
  for (const { place, file, line } of copies) expect(errors.get(file), place).toContain(line);
});
