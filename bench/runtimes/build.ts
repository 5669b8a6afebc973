/** Makes JavaScript of what runs in the runtimes, because not all of them know TypeScript. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import typescript from "typescript-5.9";

/** A file of this package. */
export const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export function build(): void {
  mkdirSync(file("dist"), { recursive: true });
  const target = typescript.ScriptTarget.ES2022;
  const compilerOptions = { target, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true };
  for (const name of ["expect", "checks", "exercise", "command", "worker"]) {
    const source = readFileSync(file(`${name}.ts`), "utf8");
    writeFileSync(file(`dist/${name}.js`), typescript.transpileModule(source, { compilerOptions }).outputText);
  }
}
