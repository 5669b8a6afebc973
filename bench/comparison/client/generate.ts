/** Generates the clients of the peers, or their types, from the same spec as ours. */
import { mkdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { file, progress, run } from "../run.ts";

const spec = file("../../openapi/dist/edison/openapi.json");
const REDOCLY_CONFIG = file("dist/redocly.yaml");
const ORVAL_CONFIG = file("dist/orval.config.mjs");
const env = { ...process.env, DO_NOT_TRACK: "1", REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };

const generators: Record<string, string[]> = {
  "openapi-typescript": [spec, "-o", file("dist/openapi-fetch/schema.d.ts")],
  "openapi-ts": ["-i", spec, "-o", file("dist/hey-api"), "-c", "@hey-api/client-fetch", "--no-log-file"],
  redocly: ["generate-client", spec, "--output", file("dist/redocly/client.ts"), "--config", REDOCLY_CONFIG],
  orval: ["--config", ORVAL_CONFIG],
};

/** The pagination of lists. */
const redocly = {
  client: {
    pagination: {
      style: "cursor",
      cursorParam: "cursor",
      nextCursor: "/next_page",
      hasMore: "/has_more",
      items: "/items",
    },
  },
};

const orval = {
  meterOrders: {
    input: spec,
    output: {
      target: file("dist/orval/client.ts"),
      client: "fetch",
      baseUrl: { runtime: "process.env.METER_ORDERS_BASE_URL" },
      urlEncodeParameters: true,
    },
  },
};

/** A generator that fails is left out. */
export async function generate(): Promise<void> {
  mkdirSync(file("dist"), { recursive: true });
  writeFileSync(REDOCLY_CONFIG, JSON.stringify(redocly));
  writeFileSync(ORVAL_CONFIG, `export default ${JSON.stringify(orval)};\n`);
  for (const [name, args] of Object.entries(generators)) {
    await run(file(`node_modules/.bin/${name}`), args, env).catch((error) => progress(`${name} is left out: ${error}`));
  }
  // Compiled file by file, as in a project that uses it.
  for (const folder of ["hey-api", "redocly", "orval"].map((name) => file(`dist/${name}`))) {
    await build({ entryPoints: [`${folder}/**/*.ts`], outdir: folder, format: "esm", logLevel: "silent" }).catch(
      (error) => progress(`${folder} could not be compiled: ${error}`),
    );
  }
}
