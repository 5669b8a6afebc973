/** Reports the public API of the built client in client.api.gen.ts, so that a change of it shows in the diff. */
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { writeGenerated } from "./write.ts";

const ENTRIES = { "@meter-orders/client": "dist/index.d.ts", "@meter-orders/client/otel": "dist/transport/otel.d.ts" };
const files = Object.values(ENTRIES).map((path) => fileURLToPath(new URL(`../${path}`, import.meta.url)));
const program = ts.createProgram(files, {
  module: ts.ModuleKind.NodeNext,
  strict: true,
  skipLibCheck: true,
  types: [],
});
const checker = program.getTypeChecker();
const printer = ts.createPrinter({ removeComments: true });

/** The exports of an entry, in alphabetical order. */
function exportsOf(file: string): ts.Symbol[] {
  const entry = program.getSourceFile(file);
  const module = entry && checker.getSymbolAtLocation(entry);
  if (!module) throw new Error(`${file} has no exports. Run \`npm run build\`.`);
  return checker.getExportsOfModule(module).map(unaliased).toSorted(byName);
}

/** What the declarations refer to, too: other types of the client, but those of the spec, which are a file of their own. */
function referencesOf(symbols: Iterable<ts.Symbol>): ts.Symbol[] {
  const found = new Set(symbols);
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    const target = symbol && unaliased(symbol);
    if (target && isType(target)) found.add(target);
    ts.forEachChild(node, visit);
  };
  // Grows while it is iterated over.
  for (const symbol of found) symbol.declarations?.forEach(visit);
  return [...found].filter((symbol) => !exported.has(symbol)).toSorted(byName);
}

function isType(symbol: ts.Symbol): boolean {
  const file = symbol.declarations?.[0]?.getSourceFile().fileName ?? "";
  const isOurs = file.includes("/client/dist/") && !file.endsWith("types.gen.d.ts");
  return isOurs && Boolean(symbol.flags & (ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias));
}

function unaliased(symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function byName(a: ts.Symbol, b: ts.Symbol): number {
  return a.name < b.name ? -1 : 1;
}

function print(title: string, symbols: ts.Symbol[]): string {
  const declarations = symbols.map(({ name, declarations: [declaration] = [] }) => {
    if (!declaration) throw new Error(`${name} has no declaration`);
    const node = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
    return printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  });
  return `// ${title}\n\n${declarations.join("\n\n")}\n`;
}

const entries = Object.entries(ENTRIES).map(([name], index) => ({ name, symbols: exportsOf(files[index] as string) }));
const exported = new Set(entries.flatMap(({ symbols }) => symbols));
for (const symbol of exported) {
  if (symbol.getDocumentationComment(checker).length > 0) continue;
  console.error(`${symbol.name} is exported without a docstring. Write one at its declaration.`);
  process.exitCode = 1;
}
await writeGenerated(
  "client.api.gen.ts",
  "packages/client/src/",
  [
    ...entries.map(({ name, symbols }) => print(`${name}: ${symbols.length} names`, symbols)),
    print("Not exported, but part of the above", referencesOf(exported)),
  ].join("\n"),
);
