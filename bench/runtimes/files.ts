import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import typescript from "typescript-5.9";

/** The path of a file, relative to this package. */
export const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Compiles what runs in the runtimes to JavaScript, because not all of them support TypeScript. */
export function build(): void {
  mkdirSync(file("dist"), { recursive: true });
  const target = typescript.ScriptTarget.ES2022;
  const compilerOptions = { target, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true };
  for (const name of ["checks", "command", "worker"]) {
    const source = readFileSync(file(`${name}.ts`), "utf8");
    writeFileSync(file(`dist/${name}.js`), typescript.transpileModule(source, { compilerOptions }).outputText);
  }
}
