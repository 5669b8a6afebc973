import { styleText } from "node:util";
import type { Contract } from "../contract/contract.ts";
import { subscriptionOf } from "../sandbox/scenarios.ts";
import type { CommandLine } from "./command-line.ts";

/** What the command says once it listens. */
export function greeting({ description, operations }: Contract, url: string, options: CommandLine): string {
  const what = options.upstream ? `proxy of ${options.upstream.origin}` : options.mode;
  const title = `${description.info.title} mock, ${what}, edition ${description.info.version}`;
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
