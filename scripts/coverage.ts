import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Coverage, drift, type Finding, type Part } from "./drift.ts";

/** How much of the contract the tests exercise. */
interface CoverageReport {
  table: string;
  /** What no test exercises, and what was not as the contract has it, a sentence each. */
  problems: string[];
}

/** Prints how much of the contract the tests exercise, and counts like a test. */
export function coverage(folder: string): { passed: number; failed: number } {
  const { table, problems } = measureCoverage(folder);
  console.log(`Exercised by the tests:\n${table}`);
  for (const problem of problems) console.error(problem);
  return { passed: problems.length === 0 ? 1 : 0, failed: problems.length };
}

/**
 * Compares what the tests asked the mock, and what it answered, with the contract.
 *
 * @param folder where `apps/mock/test/recorded-traffic.ts` wrote it.
 * @throws Error when it cannot be read.
 */
export function measureCoverage(folder: string): CoverageReport {
  const { coverage, findings } = drift(folder);
  const missing = coverage.operations.flatMap(({ operationId, missing }) =>
    missing
      .filter((part) => !missing.some((other) => includes(other, part)))
      .map((part) => `No test exercises ${nameOf(part)} of ${operationId}. Add one, to apps/mock/test.`),
  );
  const broken = findings.filter(isUnwanted).map(toSentence);
  return { table: tableOf(coverage), problems: [...missing, ...once([...broken, ...judgements(folder)])] };
}

/** Whether a part that is missing says already that another one is. */
function includes(whole: Part, part: Part): boolean {
  if (whole.kind === "operation") return part.kind !== "operation";
  return whole.kind === "response" && part.kind === "property" && part.status === whole.status;
}

/** Not so what is wrong with a request that was refused: the test wanted it wrong. */
function isUnwanted({ properties: { target, status } }: Finding): boolean {
  return target === "response" || status < 400 || status >= 500;
}

function toSentence({ message, properties: { operationId, path, status } }: Finding): string {
  return offContract(operationId ?? path, status, message.text);
}

/** What our own proxy found wrong with the answers while they were recorded. */
function judgements(folder: string): string[] {
  const files = readdirSync(folder).map((file) => readFileSync(join(folder, file), "utf8"));
  const exchanges = files.flatMap((text) => text.trim().split("\n")).map((line) => JSON.parse(line));
  return exchanges.flatMap(({ request, response, problems }) =>
    problems.map((problem: string) => offContract(`${request.method} ${request.url}`, response.status, problem)),
  );
}

function offContract(call: string, status: number, problem: string): string {
  return `Off the contract: ${call}, answered ${status}. ${problem.replaceAll(/\[\d+\]/g, "[]")}`;
}

/** Says every sentence once. */
function once(sentences: string[]): string[] {
  const times = Map.groupBy(sentences, (sentence) => sentence);
  return [...times].map(([sentence, { length }]) => (length === 1 ? sentence : `${sentence} (${length} times)`));
}

function nameOf(part: Part): string {
  switch (part.kind) {
    case "operation":
      return "any call";
    case "parameter":
      return `the ${part.in} parameter ${part.name}`;
    case "response":
      return `the answer ${part.status}`;
    case "property":
      return `the property ${part.path} in the ${part.target === "request" ? "body" : `answer ${part.status}`}`;
  }
}

function tableOf({ totals }: Coverage): string {
  const { operations, parameters, responses, properties } = totals;
  const rows = Object.entries({ operations, parameters, "response codes": responses, properties });
  const cell = (count: number) => String(count).padStart(4);
  return rows.map(([name, { covered, total }]) => `${name.padEnd(16)}${cell(covered)} of ${cell(total)}`).join("\n");
}
