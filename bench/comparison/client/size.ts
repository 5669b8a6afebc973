/** How large a client is in a bundle. */
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { file, inRounds } from "../run.ts";
import { type FigureTable, medianOf } from "../table.ts";
import { entriesOf, rowsFor } from "./peers/index.ts";
import { CREATE_CLIENT } from "./peers/ours.ts";

const NO_RETRIES = "It sends a request once and parses the response: no retries, no timeouts, no typed errors.";
const reasons = {
  orval: NO_RETRIES,
  "orval, one operation": NO_RETRIES,
  "Hey API": NO_RETRIES,
  "Hey API, one operation": NO_RETRIES,
  "openapi-fetch": "It is part of ours, without anything that ours adds to it.",
  Redocly: "It fetches no tokens, watches no orders, and has one class for all errors.",
  ky: "It knows no API: it has no operations, pagination, tokens, or typed errors.",
};

const METHOD =
  "What a bundler keeps of each client: esbuild for browsers, minified, `gzip -9`. Ours and the generated clients of Hey " +
  "API, Redocly, and orval support one API of three operations; stripe, openai, @anthropic-ai/sdk, and octokit support far " +
  "larger ones; ky and axios support none. Ours includes openapi-fetch.";

const PARTS =
  "Ours adds retries, tokens, pagination, filters, `watch`, `waitUntil`, and errors with their messages to openapi-fetch.";

export async function size(): Promise<FigureTable[]> {
  const programs = entriesOf((peer) => peer.bundles);
  const names = Object.keys(programs);
  const samples = await inRounds("Bundle size", 1, names, (name) => kilobytes(`${programs[name]}`));
  const rows = rowsFor(Object.fromEntries(names.map((name) => [name, [samples[name]]])), 1, reasons);
  const whole = medianOf(rows, CREATE_CLIENT);
  const goals = [
    { text: "ours adds at most 7 kB to openapi-fetch", figure: whole - medianOf(rows, "openapi-fetch"), limit: 7 },
    { text: "ours is at most 9.7 kB", figure: whole, limit: 9.7 },
  ].map((goal) => ({ ...goal, reason: PARTS }));
  const about = { title: "Bundle size", method: METHOD, script: "client/size.ts", columns: ["kB"] };
  return [{ ...about, multiples: true, decimals: 2, rows, goals }];
}

async function kilobytes(contents: string): Promise<number> {
  const result = await build({
    stdin: { contents, resolveDir: file(".") },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    // Some import modules of Node where available; a browser never downloads those.
    external: ["node:*"],
    write: false,
    logLevel: "silent",
  });
  return gzipSync(result.outputFiles[0]?.contents ?? "", { level: 9 }).length / 1_000;
}
