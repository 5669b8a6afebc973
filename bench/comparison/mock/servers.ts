/** What is compared: every server as a script for Node that serves the same description. */
import { mkdirSync } from "node:fs";
import { file } from "../peers.ts";
import { run } from "../run.ts";

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
  /** What has to be made first; not part of the start. */
  prepare?(): Promise<unknown>;
}

/** What a server keeps at home stays in this package. In production, Prism would want to be several processes. */
export const env = { ...process.env, HOME: file("dist"), USERPROFILE: file("dist"), NODE_ENV: undefined };

/** Ours, as a command. */
const COMMAND = file("../../apps/mock/dist/main.js");

const description = file("../../openapi/dist/edison/openapi.json");
const prism = file("node_modules/@stoplight/prism-cli/dist/index.js");
const mockoon = file("node_modules/@mockoon/cli/bin/run.js");
const environment = file("dist/mockoon.json");
const prismArgs = (port: string) => ["mock", description, "--host", "127.0.0.1", "--port", port];

export const servers = {
  [OURS]: { script: COMMAND, args: (port) => ["--port", port] },
  [PRISM]: { script: prism, args: prismArgs },
  [PRISM_SILENT]: { script: prism, args: (port) => [...prismArgs(port), "-v", "silent"] },
  [SCALAR]: { script: file("mock/scalar.js"), args: (port) => [port, description] },
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
  [BARE]: { script: file("mock/bare.js"), args: (port) => [port, description] },
} satisfies Record<string, Start> as Record<ServerName, Start>;

/** How each server was set up, in Markdown. */
export const SETUP =
  "Every server is a process of its own that serves the same description: ours as its command; Prism as `prism mock`, " +
  "as it comes and with `-v silent`, without which it writes a line or more for every call; Scalar's on Hono's server " +
  "for Node, as its manual has it; Mockoon's command with what its own import makes of the description, without a log " +
  "file; and a bare node:http server that answers constant texts, to show what is least. All but Mockoon and node:http " +
  "check requests.";

/** Why a server can be better than ours. */
export const reasons: Partial<Record<ServerName, string>> = {
  [BARE]: "It answers constant texts and looks at nothing: neither route, token, request nor order.",
};

export type ServerName =
  | typeof OURS
  | typeof PRISM
  | typeof PRISM_SILENT
  | typeof SCALAR
  | typeof MOCKOON
  | typeof BARE;

/** Mockoon does not serve a description but an environment, which its own import makes of one, once. */
async function importIntoMockoon(): Promise<void> {
  mkdirSync(file("dist"), { recursive: true });
  imported ??= run(process.execPath, [mockoon, "import", "--input", description, "--output", environment], env);
  await imported;
}
let imported: Promise<string> | undefined;
