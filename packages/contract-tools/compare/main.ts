/** Compares our description of the API with somebody else's. Exit code 1 when a difference is not explained, 2 when it fails. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { source } from "@meter-orders/openapi";
import { compare, type Difference } from "./compare.ts";
import { readKnown, sort } from "./known.ts";
import { type Description, load } from "./load.ts";
import { Mistake } from "./mistake.ts";
import { table } from "./print.ts";

const usage = "contract:compare [--json] [--known <file>] [--ours <file>] <url-or-file>";

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Mistake)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function main(args: string[]): Promise<number> {
  const { values, theirs } = options(args);
  const [first, second] = [await load(values.ours), await load(theirs)];
  const result = sort(compared(first, second), readKnown(values.known));
  console.log(values.json ? JSON.stringify(result, null, 2) : table(result));
  return result.unexplained.length > 0 ? 1 : 0;
}

function compared(ours: Description, theirs: Description): Difference[] {
  try {
    return compare(ours, theirs);
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(`${theirs.name} is not well-formed OpenAPI, lint it first: ${(error as Error).message}.`);
  }
}

function options(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        known: { type: "string", default: file("edison/known-differences.yaml") },
        ours: { type: "string", default: file("dist/edison/openapi.json") },
      },
    });
    const [theirs, ...others] = positionals;
    if (theirs && others.length === 0) return { values, theirs };
  } catch {
    // An option that is not known is answered like a missing argument.
  }
  throw new Mistake(`Usage: ${usage}`);
}

function file(path: string): string {
  return fileURLToPath(source(path));
}
