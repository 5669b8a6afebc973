/** Generates the peers' clients, or their types, from the same description as ours. */
import { build } from "esbuild";
import { file } from "./peers.ts";
import { progress } from "./progress.ts";
import { run } from "./run.ts";

const description = file("../../openapi/dist/edison/openapi.json");
const command = (name: string): string => file(`node_modules/.bin/${name}`);

/** Nobody's users are counted by measuring. */
const env = { ...process.env, DO_NOT_TRACK: "1", REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };

const generators: Record<string, string[]> = {
  "openapi-typescript": [description, "-o", file("dist/openapi-fetch/schema.d.ts")],
  "openapi-ts": ["-i", description, "-o", file("dist/hey-api"), "-c", "@hey-api/client-fetch", "--no-log-file"],
  redocly: [
    "generate-client",
    description,
    "--output",
    file("dist/redocly/client.ts"),
    "--config",
    file("client/redocly.yaml"),
  ],
  orval: ["--config", file("client/orval.config.mjs")],
};

/** What fails is left out. */
export async function generate(): Promise<void> {
  for (const [name, args] of Object.entries(generators)) {
    await run(command(name), args, env).catch((error) => progress(`${name} is left out: ${error}`));
  }
  // Compiled as a project that uses it would: file by file.
  for (const folder of ["hey-api", "redocly", "orval"].map((name) => file(`dist/${name}`))) {
    await build({ entryPoints: [`${folder}/**/*.ts`], outdir: folder, format: "esm", logLevel: "silent" }).catch(
      (error) => progress(`${folder} could not be compiled: ${error}`),
    );
  }
}
