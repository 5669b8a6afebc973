/** What the compiler says of values that the API adds later; what happens when they come is one of the faults. */
import { writeFileSync } from "node:fs";
import { file } from "../peers.ts";
import { inRounds } from "../rounds.ts";
import { run } from "../run.ts";
import { NOT_MEASURED, type Words } from "../section.ts";

/** The type of an order, and the type that is left when all known values are dealt with. */
const types = {
  ours: 'import type { MeterOrder, UnknownValue as Rest } from "@meter-orders/client";',
  "openapi-fetch": schemaOf('import type { components } from "./openapi-fetch/schema.d.ts";'),
  "Hey API": 'import type { MeterOrder } from "./hey-api/index.js"; type Rest = never;',
  "Redocly generate-client": 'import type { MeterOrder } from "./redocly/client.js"; type Rest = never;',
  orval: 'import type { MeterOrder } from "./orval/client.js"; type Rest = never;',
};
type Name = keyof typeof types;
const names = Object.keys(types) as Name[];

const KNOWN = ["energy-metering", "metrify", "inexogy"];
const columns = ["after all known ones, another may come", "a forgotten one is found"];

const METHOD =
  "A `switch` over an order's provider is compiled with TypeScript 7: with all known values, where the default branch " +
  "must not be impossible, since the API adds values without notice; and without one of them, which must be an error. " +
  "The other clients are for other APIs, or for none.";

export async function unknownValues(): Promise<Words[]> {
  const samples = await inRounds("Unknown values", 1, names, async (name) => {
    const compilesWhole = await compiles(switchOver(types[name], KNOWN, "true satisfies IsPossible<typeof provider>"));
    const isExhaustive = await compiles(switchOver(types[name], KNOWN, "provider satisfies Rest"));
    const findsForgotten = !(await compiles(switchOver(types[name], KNOWN.slice(1), "provider satisfies Rest")));
    return [compilesWhole ? "right" : "denied", isExhaustive && findsForgotten ? "right" : "not found"];
  });
  const words = names.map((name): [string, ...string[]] => {
    return [name, ...(samples[name]?.[0] ?? columns.map(() => NOT_MEASURED))];
  });
  return [{ title: "Unknown values", method: METHOD, script: "client/unknown-values.ts", columns, words }];
}

function schemaOf(imported: string): string {
  return `${imported} type MeterOrder = components["schemas"]["MeterOrder"]; type Rest = never;`;
}

function switchOver(imports: string, known: string[], rest: string): string {
  return `${imports}
type IsPossible<Value> = [Value] extends [never] ? false : true;
export type Used = [IsPossible<1>, Rest];
export function check(provider: NonNullable<MeterOrder["provider"]>): void {
  switch (provider) {
    ${known.map((value) => `case ${JSON.stringify(value)}:`).join("\n    ")}
      break;
    default:
      ${rest};
  }
}
`;
}

async function compiles(program: string): Promise<boolean> {
  const source = file("dist/unknown-values.ts");
  writeFileSync(source, program);
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2024", "--module", "nodenext"];
  const tsc = file("node_modules/typescript-7/bin/tsc");
  // The project of this package is none of its business.
  const args = [tsc, ...options, "--ignoreConfig", "--types", "node", "--allowImportingTsExtensions", source];
  return await run(process.execPath, args).then(
    () => true,
    () => false,
  );
}
