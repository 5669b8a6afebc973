/** Measures how much of the spec recorded requests exercise, with `redocly drift`. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { source, spec } from "@meter-orders/openapi";

const CLI = fileURLToPath(import.meta.resolve("@redocly/cli/bin/cli.js"));
const SPEC = fileURLToPath(source("dist/edison/openapi.json"));

/** A request and its response, as `redocly drift` reads them. */
export interface Exchange {
  request: { method: string; url: string; headers: Record<string, string>; body: string };
  response: { status: number; headers: Record<string, string>; body: string };
}

/** A part of the spec that a request can exercise. */
type Part =
  | { kind: "operation" }
  | { kind: "parameter"; name: string; in: string }
  | { kind: "response"; status: string }
  | { kind: "property"; path: string; target: "request" | "response"; status?: string };

interface Coverage {
  totals: Record<"operations" | "parameters" | "responses" | "properties", { covered: number; total: number }>;
  operations: { operationId: string; missing: Part[] }[];
}

/** Something that differs from the spec. */
interface Finding {
  message: { text: string };
  properties: { operationId?: string; path: string; target: "request" | "response"; status: number };
}

/** Wraps a fetch so that it records every exchange. */
export function recordingFetch(send: (request: Request) => Promise<Response>, exchanges: Exchange[]): typeof send {
  return async (request) => {
    const { method, url, headers: sent } = request;
    const body = await request.clone().text();
    const response = await send(request);
    const { status, headers } = response;
    exchanges.push({
      request: { method, url: splitLists(url), headers: Object.fromEntries(sent), body },
      response: { status, headers: Object.fromEntries(headers), body: await response.clone().text() },
    });
    return response;
  };
}

/** Drift does not split lists at their commas, so each item becomes a parameter of its own. */
function splitLists(url: string): string {
  const lists = Object.values(spec().components.parameters).filter(({ explode }) => explode === false);
  const { origin, pathname, searchParams } = new URL(url);
  const pairs = [...searchParams].flatMap(([name, value]) => {
    const items = lists.some((list) => list.name === name) ? value.split(",") : [value];
    return items.map((item): [string, string] => [name, item]);
  });
  return `${origin}${pathname}${pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ""}`;
}

/**
 * Compares recorded exchanges with the spec.
 *
 * @returns a table of the totals, and as sentences what is not exercised or differs from the spec.
 * @throws Error if the exchanges cannot be read.
 */
export function measureCoverage(exchanges: Exchange[]): { table: string; problems: string[] } {
  const { coverage, findings } = drift(exchanges);
  const missing = coverage.operations.flatMap(({ operationId, missing }) =>
    missing
      .filter((part) => !missing.some((other) => includes(other, part)))
      .map((part) => `No test exercises ${nameOf(part)} of ${operationId}.`),
  );
  const differences = findings
    // An error that a test asked for says nothing about its request.
    .filter(({ properties: { target, status } }) => target === "response" || status < 400)
    .map(({ message: { text }, properties: { operationId, path, status } }) => {
      return `Differs from the spec: ${operationId ?? path}, ${status}. ${text.replaceAll(/\[\d+\]/g, "[]")}`;
    });
  return { table: tableOf(coverage), problems: [...missing, ...new Set(differences)] };
}

function drift(exchanges: Exchange[]): { coverage: Coverage; findings: Finding[] } {
  const cwd = mkdtempSync(join(tmpdir(), "meter-orders-coverage-"));
  writeFileSync(join(cwd, "traffic.ndjson"), exchanges.map((exchange) => `${JSON.stringify(exchange)}\n`).join(""));
  const input = ["traffic.ndjson", "--traffic-format", "ndjson", "--api", SPEC, "--server", "http://127.0.0.1"];
  // Of the formats, only SARIF lists every finding.
  const output = ["--min-severity=warning", "--coverage-output=coverage.json", "--format=sarif", "-o=findings.json"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_NOTIFICATIONS: "true" };
  const { stderr } = spawnSync(process.execPath, [CLI, "drift", ...input, ...output], { cwd, env, encoding: "utf8" });
  const read = (file: string) => JSON.parse(readFileSync(join(cwd, file), "utf8"));
  try {
    return { coverage: read("coverage.json"), findings: read("findings.json").runs[0].results };
  } catch (cause) {
    throw new Error(`redocly drift cannot read the exchanges: ${stderr}`, { cause });
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** Whether a missing part already says that another one is missing. */
function includes(whole: Part, part: Part): boolean {
  if (whole.kind === "operation") return part.kind !== "operation";
  return whole.kind === "response" && part.kind === "property" && part.status === whole.status;
}

function nameOf(part: Part): string {
  switch (part.kind) {
    case "operation":
      return "any request";
    case "parameter":
      return `the ${part.in} parameter ${part.name}`;
    case "response":
      return `the response ${part.status}`;
    case "property":
      return `the property ${part.path} in the ${part.target === "request" ? "body" : `response ${part.status}`}`;
  }
}

function tableOf({ totals }: Coverage): string {
  const { operations, parameters, responses, properties } = totals;
  const rows = Object.entries({ operations, parameters, "response codes": responses, properties });
  const cell = (count: number) => String(count).padStart(4);
  return rows.map(([name, { covered, total }]) => `${name.padEnd(16)}${cell(covered)} of ${cell(total)}`).join("\n");
}
