/** How many bytes a program downloads for a client. */
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { clientRow, file } from "../peers.ts";
import { inRounds } from "../rounds.ts";
import { medianOf, type Section } from "../section.ts";

const OURS = "ours: createClient";

const programs = {
  [OURS]: 'export { createClient } from "@meter-orders/client"',
  "openapi-fetch": 'export { default } from "openapi-fetch"',
  "Hey API": 'export * from "./dist/hey-api/index.js"; export { client } from "./dist/hey-api/client.gen.js"',
  "Redocly generate-client": 'export { client } from "./dist/redocly/client.js"',
  orval: 'export * from "./dist/orval/client.js"',
  "Hey API, one operation": 'export { retrieveMeterOrder } from "./dist/hey-api/index.js"',
  "orval, one operation": 'export { retrieveMeterOrder } from "./dist/orval/client.js"',
  stripe: 'export { default } from "stripe"',
  openai: 'export { default } from "openai"',
  "@anthropic-ai/sdk": 'export { default } from "@anthropic-ai/sdk"',
  octokit: 'export { Octokit } from "octokit"',
  ky: 'export { default } from "ky"',
  axios: 'export { default } from "axios"',
  // npm does not have it; the gap is to be seen.
  "nomos-sdk-cli": 'export * from "nomos-sdk-cli"',
};
type Name = keyof typeof programs;

const SENDS_ONCE = "It sends a call once and parses the answer: no retry, no time limit, no errors of its own.";
const reasons: Partial<Record<Name, string>> = {
  orval: SENDS_ONCE,
  "orval, one operation": SENDS_ONCE,
  "Hey API": SENDS_ONCE,
  "Hey API, one operation": SENDS_ONCE,
  "openapi-fetch": "It is part of ours, and has none of what ours adds to it.",
  "Redocly generate-client": "It fetches no tokens, watches no order, and has one error for all.",
  ky: "It knows no API, and so neither lists nor tokens, operations nor errors.",
};

const WHOLE =
  "openapi-fetch is 2.6 of it. The rest is retries, tokens, lists, filters, watching, waiting, errors and their " +
  "sentences, which a shorter form would make poorer.";

export async function size(): Promise<Section[]> {
  const names = Object.keys(programs) as Name[];
  const samples = await inRounds("Bundle size", 1, names, async (name) => (await bundle(programs[name])) / 1_000);
  const rows = names.map((name) => ({ ...clientRow(name), cells: [samples[name]], reason: reasons[name] }));
  const goals = [
    { text: "the whole client takes at most 9.7 kB", figure: medianOf(rows, OURS), limit: 9.7, reason: WHOLE },
  ];
  const method =
    "What a bundler keeps of each package's client: esbuild for browsers, minified, `gzip -9`. Ours and the generated " +
    "ones of Hey API, Redocly and orval know one API of three operations; stripe, openai, anthropic and octokit know " +
    "far larger ones; ky and axios know none. Ours contains openapi-fetch.";
  return [
    {
      title: "Bundle size",
      method,
      script: "client/size.ts",
      columns: ["kB"],
      multiples: true,
      decimals: 2,
      rows,
      goals,
    },
  ];
}

async function bundle(contents: string): Promise<number> {
  const result = await build({
    stdin: { contents, resolveDir: file(".") },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    // Some reach for Node's modules where there are some; a browser never downloads those.
    external: ["node:*"],
    write: false,
    logLevel: "silent",
  });
  return gzipSync(result.outputFiles[0]?.contents ?? "", { level: 9 }).length;
}
