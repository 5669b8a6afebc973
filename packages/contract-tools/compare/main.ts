/**
 * Compares our spec with another spec of the same API. Exit code 1 if a difference is not explained, 2 if the command
 * fails.
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { source } from "@meter-orders/openapi";
import { compare, type Difference } from "./compare.ts";
import { formatTable } from "./format.ts";
import { readExplanations, sort } from "./known-differences.ts";
import { load, type NamedSpec, UserError } from "./load.ts";

const USAGE = "contract:compare [--json] [--known <file>] [--ours <file>] <url-or-file>";

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function main(args: string[]): Promise<number> {
  const { values, theirs } = options(args);
  const differences = compareSafely(await load(values.ours), await load(theirs));
  const result = sort(differences, readExplanations(values.known));
  console.log(values.json ? JSON.stringify(result, null, 2) : formatTable(result));
  return result.unexplained.length > 0 ? 1 : 0;
}

function compareSafely(ours: NamedSpec, theirs: NamedSpec): Difference[] {
  try {
    return compare(ours, theirs);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${theirs.name} is not well-formed OpenAPI, lint it first: ${(error as Error).message}.`);
  }
}

function options(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: "boolean" },
        known: { type: "string", default: fileURLToPath(source("edison/known-differences.yaml")) },
        ours: { type: "string", default: fileURLToPath(source("dist/edison/openapi.json")) },
      },
    });
    const [theirs, ...others] = positionals;
    if (theirs && others.length === 0) return { values, theirs };
  } catch {
    // An unknown option gets the same message as a missing argument.
  }
  throw new UserError(`Usage: ${USAGE}`);
}
