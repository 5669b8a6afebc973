import { parseArgs } from "node:util";

/** What the command was asked to do. */
export interface CommandLine {
  help: boolean;
  port: number;
  host: string;
  watch: boolean;
  /** The bundled description to serve; undefined means the one that this repo builds. */
  description: string | undefined;
}

export const HELP = `Serves a mock of the Smart Meter Orders API, from the examples of its description.

Usage: node src/main.ts [options]

  --port <number>       Where to listen. Default: MOCK_PORT, or 4010; 0 takes any free port.
  --host <address>      Whom to listen for. Default: 127.0.0.1, this machine only.
  --watch               Reload the description when its file changes.
  --description <file>  The bundled description to serve, as JSON. Default: the one built from openapi/.
  --help                Print this.
`;

const OPTIONS = {
  port: { type: "string", default: process.env.MOCK_PORT ?? "4010" },
  host: { type: "string", default: "127.0.0.1" },
  watch: { type: "boolean", default: false },
  description: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/**
 * Reads the arguments of the command.
 *
 * @throws Error with one sentence for the user when they cannot be understood.
 */
export function readCommandLine(args: string[]): CommandLine {
  const values = parse(args);
  return { ...values, description: values.description, port: readPort(values.port) };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    // Node adds advice about positional arguments, of which there are none here.
    const [reason] = (error as Error).message.split(/\.\s/);
    throw new Error(`${reason}. See the options with --help.`, { cause: error });
  }
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Error(`The port must be a whole number from 0 to 65535, not "${text}".`);
}
