import { parseArgs } from "node:util";
import { type Pace, readPace } from "../sandbox/clock.ts";
import { type Fault, readFault } from "../sandbox/fault.ts";

/** The options of the command. */
export interface CommandLine {
  help: boolean;
  version: boolean;
  port: number;
  host: string;
  mode: "sandbox" | "static";
  /** The real server to forward to. Undefined means that the mock responds itself. */
  upstream: URL | undefined;
  /** The file to write the report of the proxy to. */
  report: string | undefined;
  db: string | undefined;
  clock: Pace;
  faults: Fault[];
  auth: "any" | "strict";
  faithful: boolean;
  seed: number;
  shared: boolean;
  engine: "ajv" | "prism";
  control: boolean;
  log: "none" | "text" | "json";
  /** The bundled description to serve. Undefined means the packaged one. */
  description: string | undefined;
  watch: boolean;
}

const flag = { type: "boolean", default: false } as const;
const text = { type: "string" } as const;

const OPTIONS = {
  port: { ...text, default: process.env.MOCK_PORT ?? "4010" },
  host: { ...text, default: "127.0.0.1" },
  static: flag,
  upstream: text,
  report: text,
  db: text,
  clock: { ...text, default: "real" },
  fault: { ...text, multiple: true, default: [] as string[] },
  auth: { ...text, default: "any" },
  faithful: flag,
  seed: { ...text, default: "1" },
  shared: flag,
  engine: { ...text, default: "ajv" },
  "no-control": flag,
  log: { ...text, default: "none" },
  description: text,
  watch: flag,
  version: flag,
  help: flag,
} as const;

/**
 * Reads the arguments of the command.
 *
 * @throws Error with one sentence for the user when they are invalid.
 */
export function readCommandLine(args: string[]): CommandLine {
  const { static: isStatic, fault, "no-control": noControl, ...values } = parse(args.flatMap(withLogFormat));
  const sandboxOnly = { "--db": values.db, "--shared": values.shared, "--fault": fault[0] };
  assertAlone("--static", isStatic, { ...sandboxOnly, "--upstream": values.upstream });
  assertAlone("--upstream", values.upstream, {
    ...sandboxOnly,
    "--faithful": values.faithful,
    "--watch": values.watch,
  });
  if (values.watch && values.description === undefined)
    throw new Error("--watch needs --description, the file to watch.");
  if (values.report !== undefined && !values.upstream)
    throw new Error("--report needs --upstream, the server to report on.");
  return {
    ...values,
    mode: isStatic ? "static" : "sandbox",
    port: wholeNumber("port", values.port, 65_535),
    seed: wholeNumber("seed", values.seed, Number.MAX_SAFE_INTEGER),
    upstream: values.upstream === undefined ? undefined : readUrl(values.upstream),
    clock: named("--clock", () => readPace(values.clock)),
    faults: fault.map((rule) => named("--fault", () => readFault(rule))),
    auth: oneOf("auth", values.auth, ["any", "strict"]),
    engine: oneOf("engine", values.engine, ["ajv", "prism"]),
    log: oneOf("log", values.log, ["none", "text", "json"]),
    control: !noControl,
    report: values.report,
    db: values.db,
    description: values.description,
  };
}

/** `--log` alone means text. Node's parser does not support options with an optional value. */
function withLogFormat(arg: string, index: number, all: string[]): string[] {
  const hasFormat = /^(none|text|json)$/.test(all[index + 1] ?? "");
  return arg === "--log" && !hasFormat ? ["--log=text"] : [arg];
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    // Node adds advice about positional arguments, which do not exist here.
    const [reason] = (error as Error).message.split(/\.\s/);
    throw new Error(`${reason}. See the options with --help.`, { cause: error });
  }
}

function assertAlone(name: string, given: unknown, others: Record<string, unknown>): void {
  const other = Object.entries(others).find(([, value]) => value !== undefined && value !== false)?.[0];
  if (given && other) throw new Error(`${name} and ${other} cannot be combined. See the options with --help.`);
}

/** Reads a whole number. */
function wholeNumber(name: string, value: string, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= most) return number;
  throw new Error(`The ${name} must be a whole number from 0 to ${most}, not "${value}".`);
}

/** Reads one of several words. */
function oneOf<const Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new Error(`--${name} must be one of ${choices.join(", ")}, not "${value}".`);
}

/** Reads the URL of an upstream. */
function readUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Error("--upstream must be a URL that begins with http:// or https://.");
}

/** Adds the name of an option to the error message of its reader. */
function named<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}
