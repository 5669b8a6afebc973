/** How much work a client's types are for the compiler. */
import { writeFileSync } from "node:fs";
import { clientRow, file } from "../peers.ts";
import { inRounds } from "../rounds.ts";
import { run } from "../run.ts";
import { type Effort, medianOf, type Section } from "../section.ts";

const EMPTY = "nothing";
const OURS = "ours: meterOrders";

/** What is compiled: a program with three calls. */
const programs = {
  [EMPTY]: "empty",
  [OURS]: "ours-meter-orders",
  "ours: GET and POST": "ours-get",
  "openapi-fetch": "openapi-fetch",
  "Hey API": "hey-api",
  "Redocly generate-client": "redocly",
  orval: "orval",
  stripe: "stripe",
  openai: "openai",
  "@anthropic-ai/sdk": "anthropic",
  octokit: "octokit",
  // npm does not have it; the gap is to be seen.
  "nomos-sdk-cli": "nomos-sdk-cli",
};
type Name = keyof typeof programs;

const OWN_TYPES =
  "Each of its calls has types of its own. `GET` and `POST` find theirs by the path, as openapi-fetch does.";
const reasons: Partial<Record<Name, string>> = {
  octokit: OWN_TYPES,
  "@anthropic-ai/sdk": OWN_TYPES,
  openai: OWN_TYPES,
  orval: OWN_TYPES,
  stripe: "Its client has nothing but its calls. Ours is openapi-fetch's too, with `GET` and `POST` by path.",
};
const names = Object.keys(programs) as Name[];
const compilers = { "TypeScript 5": "typescript", "TypeScript 7": "typescript-7" };

export async function types({ quick }: Effort): Promise<Section[]> {
  // The former compiler takes most of the time.
  const used = Object.entries(compilers).slice(quick ? 1 : 0);
  const columns = used.map(([title, compiler]) =>
    // The compiler counts the same every time.
    inRounds(`Instantiations, ${title}`, 1, names, (name) => instantiations(compiler, programs[name])),
  );
  const samples = await Promise.all(columns);
  const rows = names.slice(1).map((name) => ({
    ...clientRow(name),
    reason: reasons[name],
    cells: samples.map((column) => column[name]?.map((count) => count - (column[EMPTY]?.[0] ?? Number.NaN))),
  }));
  const goals = used.map(([title], column) => {
    const text = `three calls through \`meterOrders\` take at most 1,000 with ${title}`;
    return { text, figure: medianOf(rows, OURS, column), limit: 1_000 };
  });
  const method =
    "Type instantiations, as `tsc --extendedDiagnostics` counts them, of a program that retrieves, lists and creates, " +
    "beyond those of an empty one. Declarations of packages are not checked (`skipLibCheck`); the source that Hey API, " +
    "Redocly and orval generate belongs to the program and is. ky and axios know the types of no API.";
  const about = {
    title: "Type instantiations",
    method,
    script: "client/types.ts",
    columns: used.map(([title]) => title),
  };
  return [{ ...about, multiples: true, decimals: 0, rows, goals }];
}

async function instantiations(compiler: string, program: string): Promise<number> {
  const project = file(`dist/tsconfig.${compiler}.${program}.json`);
  const modules = { target: "es2024", module: "nodenext", allowImportingTsExtensions: true, noEmit: true };
  const compilerOptions = {
    ...modules,
    strict: true,
    skipLibCheck: true,
    lib: ["es2024", "dom", "dom.iterable"],
    types: ["node"],
  };
  writeFileSync(project, JSON.stringify({ compilerOptions, files: [file(`client/types/${program}.ts`)] }));
  const tsc = file(`node_modules/${compiler}/bin/tsc`);
  const output = await run(process.execPath, [tsc, "--project", project, "--extendedDiagnostics"]);
  const [, count] = /Instantiations:\s+(\d+)/.exec(output) ?? [];
  if (!count) throw new Error("The compiler did not count");
  return Number(count);
}
