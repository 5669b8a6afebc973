import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { styleText } from "node:util";
import type { RequestRecord } from "../http/journal.ts";
import { subscriptionOf } from "../sandbox/scenarios.ts";
import type { Contract } from "../validation/operation.ts";
import type { CommandLine } from "./command-line.ts";

/** The output of `--help`. It fits on one screen. */
export const HELP = `Usage: meter-orders-mock [options]

A stateful mock server for the Smart Meter Orders API. It validates every
request, keeps the orders you create, and advances them through their lifecycle.

  --port <number>   Port to listen on (default: MOCK_PORT or 4010; 0 picks a
                    free port)
  --host <address>  Address to bind to (default: 127.0.0.1, loopback only)
  --db <file>       Keep the orders in a file instead of in memory
  --clock <pace>    Clock speed: real, frozen, or a factor such as x60
                    (default: real)
  --fault <rule>    Inject a fault, for example "status=429 times=2"
  --auth strict     Accept only access tokens that the mock has issued
  --faithful        Silently ignore unknown filters, like the real API
  --shared          Use one sandbox for all tokens (default: one per token)
  --seed <number>   Seed for generated values (default: 1)
  --static          Return the documented examples and keep no state
  --upstream <url>  Proxy to a real server and report contract violations
  --report <file>   Write that report to a file, as JSON
  --log [json]      Log every request as text or JSON
  --no-control      Disable /__mock/, the control API and the dashboard
  --engine prism    Validate requests with Prism itself, which is slower
  --description <file>, --watch   Serve another bundle; reload it on changes
  --version, --help
`;

/** The start banner, with requests to copy. */
export function startBanner({ spec, operations }: Contract, url: string, options: CommandLine): string {
  const what = options.upstream ? `proxy of ${options.upstream.origin}` : options.mode;
  const title = `${spec.info.title} mock, ${what}, API version ${spec.info.version}`;
  const dashboard = options.control && !options.upstream ? [`Dashboard  ${bold(`${url}/__mock/`)}`] : [];
  const id = operations.find(({ iid }) => iid === "retrieveMeterOrder")?.request?.path?.[0]?.examples?.[0];
  const order = id && "value" in id ? String(id.value) : "";
  const requests = [
    `curl ${url}/meter-orders/${order} -H 'Authorization: Bearer demo'`,
    `curl -g '${url}/meter-orders?filter[status][in]=waiting,blocked' -H 'Authorization: Bearer demo'`,
    `curl ${url}/meter-orders -H 'Authorization: Bearer demo' --json '{"subscription":"${sailsThrough}"}'`,
  ];
  const lines = [
    title,
    "",
    `API        ${bold(url)}`,
    ...dashboard,
    "",
    "Try it:",
    ...requests,
    "",
    "Press Ctrl-C to stop.",
  ];
  return `\n${lines.map((line) => (line === "" ? "" : `  ${line}`)).join("\n")}\n\n`;
}

const sailsThrough = subscriptionOf({ name: "sailsthrough" });

/** Plain when the output is not a terminal, or NO_COLOR is set. */
function bold(text: string): string {
  return styleText("bold", text, { stream: process.stdout });
}

/** The log line of a request, as JSON or in columns. */
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

/** Escapes control characters, which a request could send to the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

/** The version of this package. */
export function version(): string {
  const file = createRequire(import.meta.url).resolve("#package");
  return JSON.parse(readFileSync(file, "utf8")).version;
}
