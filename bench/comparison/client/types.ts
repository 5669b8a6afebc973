/** How much work the types of a client are for the compiler, and what they say of values that the API adds later. */
import { writeFileSync } from "node:fs";
import { spec } from "@meter-orders/openapi";
import { file, inRounds, run } from "../run.ts";
import { CORRECT, type FigureTable, linesOf, medianOf, type Options, type TextTable } from "../table.ts";
import { entriesOf, rowsFor } from "./peers/index.ts";
import { METER_ORDERS } from "./peers/ours.ts";

const EMPTY = "an empty program";
const compilers = { "TypeScript 5": "typescript", "TypeScript 7": "typescript-7" };

const ONE_BY_ONE =
  "Each of its functions has its own types. `GET` and `POST` look theirs up by path, as openapi-fetch does.";
const reasons = {
  octokit: ONE_BY_ONE,
  "@anthropic-ai/sdk": ONE_BY_ONE,
  openai: ONE_BY_ONE,
  orval: ONE_BY_ONE,
  stripe: "Its client has only its operations. Ours is also an openapi-fetch client, with `GET` and `POST` by path.",
};

const METHOD =
  "Type instantiations, as counted by `tsc --extendedDiagnostics`, of a program that retrieves, lists, and creates, minus " +
  "those of an empty program. Declarations of packages are not checked (`skipLibCheck`); the generated sources of Hey API, " +
  "Redocly, and orval are part of the program and are checked. ky and axios have no types for an API.";

export async function types({ quick }: Options): Promise<FigureTable[]> {
  // TypeScript 5 takes most of the time.
  const used = Object.entries(compilers).slice(quick ? 1 : 0);
  const programs: Record<string, string> = { [EMPTY]: "export {};\n", ...entriesOf((peer) => peer.programs) };
  const names = Object.keys(programs);
  const columns = used.map(([title, compiler]) =>
    // The compiler counts the same every time.
    inRounds(`Instantiations, ${title}`, 1, names, (name) => instantiations(compiler, name, `${programs[name]}`)),
  );
  const samples = await Promise.all(columns);
  const cells = names.slice(1).map((name) => {
    return [name, samples.map((of) => of[name]?.map((count) => count - (of[EMPTY]?.[0] ?? Number.NaN)))] as const;
  });
  const rows = rowsFor(Object.fromEntries(cells), used.length, reasons);
  const goals = used.map(([title], column) => {
    const text = `the program with \`meterOrders\` takes at most 1,000 with ${title}`;
    return { text, figure: medianOf(rows, METER_ORDERS, column), limit: 1_000 };
  });
  const about = { title: "Type instantiations", method: METHOD, script: "client/types.ts" };
  return [{ ...about, columns: used.map(([title]) => title), multiples: true, decimals: 0, rows, goals }];
}

async function instantiations(compiler: string, name: string, program: string): Promise<number> {
  const output = await compile(compiler, name, program);
  const [, count] = /Instantiations:\s+(\d+)/.exec(output) ?? [];
  if (!count) throw new Error("The compiler did not count");
  return Number(count);
}

/** @throws Error when the program has errors. */
async function compile(compiler: string, name: string, program: string): Promise<string> {
  const path = file(`dist/types.${compiler}.${name.replaceAll(/\W+/g, "-")}`);
  const compilerOptions = {
    target: "es2024",
    module: "nodenext",
    lib: ["es2024", "dom", "dom.iterable"],
    types: ["node"],
    strict: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  writeFileSync(`${path}.ts`, program);
  writeFileSync(`${path}.json`, JSON.stringify({ compilerOptions, files: [`${path}.ts`] }));
  const tsc = file(`node_modules/${compiler}/bin/tsc`);
  return await run(process.execPath, [tsc, "--project", `${path}.json`, "--extendedDiagnostics"]);
}

/** Imports the type of an order, and the type that is left when all known values are handled. */
const imports = {
  ours: 'import type { MeterOrder, UnknownValue as Rest } from "@meter-orders/client";',
  "openapi-fetch":
    'import type { components } from "./openapi-fetch/schema.d.ts";\n' +
    'type MeterOrder = components["schemas"]["MeterOrder"]; type Rest = never;',
  "Hey API": 'import type { MeterOrder } from "./hey-api/index.js"; type Rest = never;',
  Redocly: 'import type { MeterOrder } from "./redocly/client.js"; type Rest = never;',
  orval: 'import type { MeterOrder } from "./orval/client.js"; type Rest = never;',
};

const UNKNOWN_VALUES =
  "A `switch` over the provider of an order is compiled with TypeScript 7. With all known values, the default branch must " +
  "stay reachable, because the API adds values without notice; without one of them, there must be an error. The other " +
  "clients are for other APIs, or for none.";

export async function unknownValues(): Promise<TextTable[]> {
  const names = Object.keys(imports) as (keyof typeof imports)[];
  const columns = ["allows for unknown values", "reports a forgotten value"];
  const known = spec().components.schemas.MeterOrderProvider?.enum ?? [];
  const samples = await inRounds("Unknown values", 1, names, async (name) => {
    const compiles = (values: string[], rest: string) =>
      compile("typescript-7", `unknown-${name}`, switchOver(imports[name], values, rest)).then(
        () => true,
        () => false,
      );
    const allowsUnknown = await compiles(known, "true satisfies IsPossible<typeof provider>");
    const isExhaustive = await compiles(known, "provider satisfies Rest");
    const reportsForgotten = !(await compiles(known.slice(1), "provider satisfies Rest"));
    return [allowsUnknown ? CORRECT : "no", isExhaustive && reportsForgotten ? CORRECT : "no"];
  });
  const lines = linesOf(names, columns, samples);
  return [{ title: "Unknown values", method: UNKNOWN_VALUES, script: "client/types.ts", columns, lines }];
}

function switchOver(imports: string, values: string[], rest: string): string {
  return `${imports}
type IsPossible<Value> = [Value] extends [never] ? false : true;
export type Used = [IsPossible<1>, Rest];
export function check(provider: NonNullable<MeterOrder["provider"]>): void {
  switch (provider) {
    ${values.map((value) => `case ${JSON.stringify(value)}:`).join("\n    ")}
      break;
    default:
      ${rest};
  }
}
`;
}
