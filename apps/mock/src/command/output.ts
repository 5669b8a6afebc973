import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { styleText } from "node:util";
import type { RequestRecord } from "../http/journal.ts";
import { subscriptionOf } from "../sandbox/scenarios.ts";
import type { Contract } from "../validation/operation.ts";
import type { CommandLine } from "./command-line.ts";

export const HELP = `Usage: meter-orders-mock [options]

A mock of the Smart Meter Orders API. It checks every request, remembers orders,
and moves them along as time passes. Every token has orders of its own.

  --port <number>   Where to listen: 4010, or MOCK_PORT; 0 takes any free port
  --host <address>  Whom to listen for: 127.0.0.1, this machine only
  --db <file>       Keep the orders in a file instead of in memory
  --clock <pace>    real, frozen, or x60 for sixty times as fast: real
  --fault <rule>    Let something go wrong, such as "status=429 times=2"
  --auth strict     Accept only tokens that the mock itself has issued
  --faithful        Ignore unknown filters without a word, as the real API does
  --shared          Let all tokens share their orders
  --seed <number>   Make up other values, just as repeatable: 1
  --static          Answer with the documented examples, and remember nothing
  --upstream <url>  Pass everything on to a real server, and report what breaks
                    the contract; the exit code is 1 if anything does
  --report <file>   Write that report as JSON as well
  --log [json]      Print every request, for people or for machines
  --no-control      Leave out /__mock/, the page and the API to control the mock
  --engine prism    Check requests by Prism itself, which takes longer
  --description <file>, --watch   Serve another bundle; load it when it changes
  --version, --help
`;

/** What the command says once it listens. */
export function startBanner({ spec, operations }: Contract, url: string, options: CommandLine): string {
  const what = options.upstream ? `proxy of ${options.upstream.origin}` : options.mode;
  const title = `${spec.info.title} mock, ${what}, edition ${spec.info.version}`;
  const page = options.control && !options.upstream ? [`Page  ${bold(`${url}/__mock/`)}`] : [];
  const id = operations.find(({ iid }) => iid === "retrieveMeterOrder")?.request?.path?.[0]?.examples?.[0];
  const order = id && "value" in id ? String(id.value) : "";
  const calls = [
    `curl ${url}/meter-orders/${order} -H 'Authorization: Bearer demo'`,
    `curl -g '${url}/meter-orders?filter[status][in]=waiting,blocked' -H 'Authorization: Bearer demo'`,
    `curl ${url}/meter-orders -H 'Authorization: Bearer demo' --json '{"subscription":"${sailsThrough}"}'`,
  ];
  const lines = [title, "", `API   ${bold(url)}`, ...page, "", "Try it:", ...calls, "", "Ctrl-C stops it."];
  return `\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n\n`;
}

const sailsThrough = subscriptionOf({ name: "sailsthrough" });

/** Plain when the output is no terminal, or NO_COLOR is set. */
function bold(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

/** Writes one line for every request: JSON for machines, or columns for people. */
export function logLine(record: RequestRecord, label: string | undefined, format: "text" | "json"): string {
  if (format === "json") return `${JSON.stringify({ event: "request", ...record })}\n`;
  const { at, method, target, status, duration, problem } = record;
  const cells = [
    at.slice(11, 19),
    colored(status),
    method.padEnd(4),
    printable(target),
    styleText("dim", `${duration.toFixed(1)} ms${label ? `  ${printable(label)}` : ""}`, { stream: process.stdout }),
  ];
  const line = cells.join("  ");
  return problem === undefined ? `${line}\n` : `${line}\n          ${printable(problem)}\n`;
}

function colored(status: number): string {
  const color = status < 400 ? "green" : status < 500 ? "yellow" : "red";
  return styleText(color, String(status), { stream: process.stdout });
}

/** What came in a request must not steer the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** The version of this package. */
export function version(): string {
  const file = createRequire(import.meta.url).resolve("#package");
  return JSON.parse(readFileSync(file, "utf8")).version;
}
