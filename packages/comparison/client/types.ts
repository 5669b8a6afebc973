/** How much work a client's types are for the compiler. */
import { writeFileSync } from "node:fs";
import { file } from "../peers.ts";
import { inRounds } from "../rounds.ts";
import { run } from "../run.ts";
import { medianOf, type Section } from "../section.ts";

const EMPTY = "nothing";
const OURS = "ours: meterOrders";

/** What is compiled: a program with three calls. */
const programs = {
  [EMPTY]: "empty",
  [OURS]: "ours-meter-orders",
  "ours: GET and POST": "ours-get",
  "openapi-fetch": "openapi-fetch",
  "Hey API": "hey-api",
  stripe: "stripe",
  openai: "openai",
  "@anthropic-ai/sdk": "anthropic",
  octokit: "octokit",
};
type Name = keyof typeof programs;
const names = Object.keys(programs) as Name[];
const compilers = { "TypeScript 5": "typescript", "TypeScript 7": "typescript-7" };

export async function types(): Promise<Section[]> {
  const columns = Object.entries(compilers).map(([title, compiler]) =>
    // The compiler counts the same every time.
    inRounds(`Instantiations, ${title}`, 1, names, (name) => instantiations(compiler, programs[name])),
  );
  const samples = await Promise.all(columns);
  const rows = names.slice(1).map((name) => ({
    name,
    ours: name.startsWith("ours"),
    cells: samples.map((column) => column[name]?.map((count) => count - (column[EMPTY]?.[0] ?? Number.NaN))),
  }));
  const goals = Object.keys(compilers).map((title, column) => {
    const text = `three calls through \`meterOrders\` take at most 1,000 with ${title}`;
    return { text, figure: medianOf(rows, OURS, column), limit: 1_000 };
  });
  const method =
    "Type instantiations, as `tsc --extendedDiagnostics` counts them, of a program that retrieves, lists and creates, " +
    "beyond those of an empty one. Declarations of packages are not checked (`skipLibCheck`); the source that Hey API " +
    "generates belongs to the program and is.";
  const about = { title: "Type instantiations", method, script: "client/types.ts", columns: Object.keys(compilers) };
  return [{ ...about, multiples: true, decimals: 0, rows, goals }];
}

async function instantiations(compiler: string, program: string): Promise<number> {
  const project = file(`dist/tsconfig.${compiler}.${program}.json`);
  const modules = { target: "es2024", module: "nodenext", allowImportingTsExtensions: true, noEmit: true };
  const compilerOptions = { ...modules, strict: true, skipLibCheck: true, lib: ["es2024", "dom"], types: ["node"] };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [file(`client/types/${program}.ts`)] }));
  const tsc = file(`node_modules/${compiler}/bin/tsc`);
  const output = await run(process.execPath, [tsc, "--project", project, "--extendedDiagnostics"]);
  const [, count] = /Instantiations:\s+(\d+)/.exec(output) ?? [];
  if (!count) throw new Error("The compiler did not count");
  return Number(count);
}
