import type { Contract } from "../contract/contract.ts";
import type { Operation } from "../contract/prism.ts";
import type { Violation } from "../contract/violation.ts";
import { API_VERSION } from "../request/headers.ts";
import { quote } from "../request/quote.ts";
import { sentence } from "../request/sentence.ts";
import { checkContent, type DocumentedResponse } from "./check-content.ts";
import type { Forwarded } from "./forward.ts";
import { createSchemaChecker, type SchemaChecker } from "./schema-checker.ts";

/** Lists, as sentences, what an answer to an operation breaks; empty when it keeps the contract. */
export type CheckAnswer = (operation: Operation, method: string, answer: Forwarded) => string[];

/** Prepares to check answers against the contract. */
export function createAnswerChecker({ description }: Contract): CheckAnswer {
  const schemas = createSchemaChecker();
  return (operation, method, answer) => {
    const response = responseOf(operation, answer.status);
    if (!response) return [undocumented(operation, answer.status)];
    const violations = [
      ...checkHeaders(operation, response, answer, schemas),
      ...checkEdition(answer, description.info.version),
      // What follows HEAD is no body, and the headers about one are optional.
      ...(method === "HEAD" ? [] : checkContent(operation, response, answer, schemas)),
    ];
    return violations.map(answerSentence);
  };
}

/** The response that is documented for a status: by itself, with its class (`4XX`), or as the default. */
function responseOf({ responses }: Operation, status: number): DocumentedResponse | undefined {
  const codes = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return codes.map((code) => responses.find((response) => response.code === code)).find(Boolean);
}

function undocumented({ responses }: Operation, status: number): string {
  return `The answer's status ${status} is not documented; ${responses.map(({ code }) => code).join(", ")} are.`;
}

function checkHeaders(
  operation: Operation,
  { headers = [] }: DocumentedResponse,
  answer: Forwarded,
  schemas: SchemaChecker,
): Violation[] {
  return headers.flatMap(({ name, required, schema }): Violation[] => {
    const value = answer.headers.get(name);
    if (value !== null) return schema ? schemas.header(operation, schema, name, value) : [];
    return required ? [{ place: "header", name, rule: "is required" }] : [];
  });
}

/** An answer of another edition may keep every schema and still mean something else. */
function checkEdition({ headers }: Forwarded, edition: string): Violation[] {
  const given = headers.get(API_VERSION);
  if (given === null || given === edition) return [];
  return [
    { place: "header", name: "X-API-Version", rule: `must be ${edition}, as in the contract, not ${quote(given)}` },
  ];
}

/** The sentence about a request, made one about the answer. */
function answerSentence(violation: Violation): string {
  const text = sentence(violation).replace(/^The /, "");
  return `The answer's ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
