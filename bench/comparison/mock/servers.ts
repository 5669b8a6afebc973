/** The servers that are compared: each is a script for Node that serves the same spec. */
import { mkdirSync } from "node:fs";
import { file, run } from "../run.ts";

export const OURS = "ours";
export const PRISM = "Prism";
export const PRISM_SILENT = "Prism, `-v silent`";
export const SCALAR = "Scalar";
export const MOCKOON = "Mockoon";
export const BARE = "bare node:http";

/** How a server is started. */
interface Start {
  script: string;
  args(port: string): string[];
  /** What has to be done first. Not part of the start. */
  prepare?(): Promise<unknown>;
}

/** The home directory is in this package. In production mode, Prism would start several processes. */
export const env = { ...process.env, HOME: file("dist"), USERPROFILE: file("dist"), NODE_ENV: undefined };

const ours = file("../../apps/mock/dist/main.js");
const spec = file("../../openapi/dist/edison/openapi.json");
const prism = file("node_modules/@stoplight/prism-cli/dist/index.js");
const mockoon = file("node_modules/@mockoon/cli/bin/run.js");
const environment = file("dist/mockoon.json");
const prismArgs = (port: string) => ["mock", spec, "--host", "127.0.0.1", "--port", port];

export const servers = {
  [OURS]: { script: ours, args: (port) => ["--port", port] },
  [PRISM]: { script: prism, args: prismArgs },
  [PRISM_SILENT]: { script: prism, args: (port) => [...prismArgs(port), "-v", "silent"] },
  [SCALAR]: { script: file("mock/scalar.js"), args: (port) => [port, spec] },
  [MOCKOON]: {
    script: mockoon,
    args: (port) => [
      "start",
      "--data",
      environment,
      "--hostname",
      "127.0.0.1",
      "--port",
      port,
      "--disable-log-to-file",
    ],
    prepare: importIntoMockoon,
  },
  [BARE]: { script: file("mock/bare.js"), args: (port) => [port, spec] },
} satisfies Record<string, Start> as Record<ServerName, Start>;

/** How each server was set up, in Markdown. */
export const SETUP =
  "Every server is a process that serves the same spec: ours as its command; Prism as `prism mock`, with its " +
  "defaults and with `-v silent`, without which it logs at least one line per request; Scalar's on Hono's server for Node, " +
  "as in its documentation; Mockoon's command with the result of its own import of the spec, without a log file; " +
  "and a bare node:http server with constant responses as a lower bound. All but Mockoon and node:http validate requests.";

/** Why a server can be better than ours. */
export const reasons: Partial<Record<ServerName, string>> = {
  [BARE]: "It returns constant text, without routing, authentication, validation, or orders.",
};

export type ServerName =
  | typeof OURS
  | typeof PRISM
  | typeof PRISM_SILENT
  | typeof SCALAR
  | typeof MOCKOON
  | typeof BARE;

/** Mockoon serves an environment instead of a spec. Its own import makes one from the other. */
async function importIntoMockoon(): Promise<void> {
  mkdirSync(file("dist"), { recursive: true });
  imported ??= run(process.execPath, [mockoon, "import", "--input", spec, "--output", environment], env);
  await imported;
}
let imported: Promise<string> | undefined;
