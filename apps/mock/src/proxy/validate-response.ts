import { API_VERSION } from "../http/messages.ts";
import { mediaType } from "../http/read-request.ts";
import { MAX_BYTES_FOR_EVERY_FAULT, MAX_CHECKED_BYTES } from "../limits.ts";
import { quote } from "../text.ts";
import type { Contract, Operation } from "../validation/operation.ts";
import { sentence, type Violation } from "../validation/violation.ts";
import type { Forwarded } from "./forward.ts";
import { createSchemaChecker, type SchemaChecker } from "./response-schemas.ts";

/** Lists, as sentences, what an answer to an operation breaks; empty when it keeps the contract. */
export type CheckAnswer = (operation: Operation, method: string, answer: Forwarded) => string[];

/** Prepares to check answers against the contract. */
export function createAnswerChecker({ spec }: Contract): CheckAnswer {
  const schemas = createSchemaChecker();
  return (operation, method, answer) => {
    const response = responseOf(operation, answer.status);
    if (!response) return [undocumented(operation, answer.status)];
    const violations = [
      ...checkHeaders(operation, response, answer, schemas),
      ...checkEdition(answer, spec.info.version),
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

export type DocumentedResponse = Operation["responses"][number];

/** Lists what is wrong with the body of an answer, and with its media type. */
export function checkContent(
  operation: Operation,
  { contents = [] }: DocumentedResponse,
  { headers, bytes }: Forwarded,
  schemas: SchemaChecker,
): Violation[] {
  if (contents.length === 0) return bytes.length === 0 ? [] : [body("must be empty")];
  if (bytes.length === 0) return [body("is required")];

  const type = mediaType({ "content-type": headers.get("content-type") ?? "" });
  const content = contents.find((candidate) => candidate.mediaType.toLowerCase() === type);
  if (!content) return [wrongType(contents, type)];
  if (bytes.length > MAX_CHECKED_BYTES) return [body(`is larger than ${MAX_CHECKED_BYTES} bytes and was not checked`)];
  if (!content.schema || !/[/+]json$/.test(type)) return [];

  const json = readJson(bytes);
  if (!json) return [body("is not JSON in UTF-8")];
  const faults = bytes.length <= MAX_BYTES_FOR_EVERY_FAULT ? "every" : "first";
  return schemas.body(operation, content.schema, json.value, faults);
}

function body(rule: string): Violation {
  return { place: "body", name: "", rule };
}

function wrongType(contents: { mediaType: string }[], type: string): Violation {
  const documented = contents.map(({ mediaType }) => mediaType).join(" or ");
  return { place: "header", name: "Content-Type", rule: `must be ${documented}${type && `, not ${quote(type)}`}` };
}

/** Undefined when it cannot be read. Node's reason would repeat a piece of the body, where a token may be. */
function readJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
