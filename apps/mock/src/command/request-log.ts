import { styleText } from "node:util";
import type { RequestRecord } from "../journal.ts";

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
