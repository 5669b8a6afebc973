import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const REDOCLY = fileURLToPath(new URL("../openapi/node_modules/@redocly/cli/bin/cli.js", import.meta.url));
const BUNDLE = fileURLToPath(new URL("../openapi/dist/edison/openapi.json", import.meta.url));

/** A part of the contract that traffic can exercise. */
export type Part =
  | { kind: "operation" }
  | { kind: "parameter"; name: string; in: string }
  | { kind: "response"; status: string }
  | { kind: "property"; path: string; target: "request" | "response"; status?: string };

/** How much of the contract was exercised. */
export interface Coverage {
  totals: Record<"operations" | "parameters" | "responses" | "properties", { covered: number; total: number }>;
  operations: { operationId: string; missing: Part[] }[];
}

/** Something that is not as the contract has it. */
export interface Finding {
  message: { text: string };
  properties: { operationId?: string; path: string; target: "request" | "response"; status: number };
}

/**
 * Compares recorded traffic with the contract, by `redocly drift`.
 *
 * @throws Error when it cannot read the traffic.
 */
export function drift(traffic: string): { coverage: Coverage; findings: Finding[] } {
  const reports = mkdtempSync(join(tmpdir(), "meter-orders-drift-"));
  const [coverage, findings] = [join(reports, "coverage.json"), join(reports, "findings.sarif")];
  const input = [traffic, "--traffic-format", "ndjson", "--api", BUNDLE, "--server", "http://127.0.0.1"];
  // Of the formats, only SARIF lists every finding; the others group those of refused requests with the rest.
  const output = ["--min-severity", "warning", "--coverage-output", coverage, "--format", "sarif", "-o", findings];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  const { stderr } = spawnSync(process.execPath, [REDOCLY, "drift", ...input, ...output], { env, encoding: "utf8" });
  try {
    return { coverage: read(coverage), findings: read(findings).runs[0].results };
  } catch (error) {
    throw new Error(`redocly drift cannot read the traffic in ${traffic}: ${stderr}`, { cause: error });
  } finally {
    rmSync(reports, { recursive: true });
  }
}

function read(file: string) {
  return JSON.parse(readFileSync(file, "utf8"));
}
