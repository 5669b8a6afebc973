import { API_VERSION } from "../http/messages.ts";
import { mediaType } from "../http/read-request.ts";
import { MAX_BYTES_FOR_EVERY_VIOLATION, MAX_CHECKED_BYTES } from "../limits.ts";
import { quote } from "../text.ts";
import type { Contract, Operation } from "../validation/operation.ts";
import { sentence, type Violation } from "../validation/violation.ts";
import type { Forwarded } from "./forward.ts";
import { createSchemaChecker, type SchemaChecker } from "./response-schemas.ts";

/** Lists the violations in a response to an operation, as sentences. Empty when it is valid. */
export type ValidateResponse = (operation: Operation, method: string, response: Forwarded) => string[];

/** Creates a function that validates responses against the contract. */
export function createResponseValidator({ spec }: Contract): ValidateResponse {
  const schemas = createSchemaChecker();
  return (operation, method, response) => {
    const documented = documentedFor(operation, response.status);
    if (!documented) return [undocumented(operation, response.status)];
    const violations = [
      ...checkHeaders(operation, documented, response, schemas),
      ...checkVersion(response, spec.info.version),
      // A response to HEAD has no body, and the headers about one are optional.
      ...(method === "HEAD" ? [] : checkContent(operation, documented, response, schemas)),
    ];
    return violations.map(responseSentence);
  };
}

/** The documented response for a status: for itself, for its class (`4XX`), or the default. */
function documentedFor({ responses }: Operation, status: number): DocumentedResponse | undefined {
  const codes = [String(status), `${Math.floor(status / 100)}XX`, "default"];
  return codes.map((code) => responses.find((response) => response.code === code)).find(Boolean);
}

function undocumented({ responses }: Operation, status: number): string {
  const documented = responses.map(({ code }) => code).join(", ");
  return `The response's status ${status} is not documented. Documented: ${documented}.`;
}

function checkHeaders(
  operation: Operation,
  { headers = [] }: DocumentedResponse,
  response: Forwarded,
  schemas: SchemaChecker,
): Violation[] {
  return headers.flatMap(({ name, required, schema }): Violation[] => {
    const value = response.headers.get(name);
    if (value !== null) return schema ? schemas.header(operation, schema, name, value) : [];
    return required ? [{ place: "header", name, rule: "is required" }] : [];
  });
}

/** A response of another API version may match every schema and still have another meaning. */
function checkVersion({ headers }: Forwarded, version: string): Violation[] {
  const given = headers.get(API_VERSION);
  if (given === null || given === version) return [];
  return [
    { place: "header", name: "X-API-Version", rule: `must be ${version}, as in the contract, not ${quote(given)}` },
  ];
}

/** Turns the sentence about a request into one about the response. */
function responseSentence(violation: Violation): string {
  const text = sentence(violation).replace(/^The /, "");
  return `The response's ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

type DocumentedResponse = Operation["responses"][number];

/** The violations in the body of a response, and in its media type. */
function checkContent(
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
  const violations = bytes.length <= MAX_BYTES_FOR_EVERY_VIOLATION ? "every" : "first";
  return schemas.body(operation, content.schema, json.value, violations);
}

function body(rule: string): Violation {
  return { place: "body", name: "", rule };
}

function wrongType(contents: { mediaType: string }[], type: string): Violation {
  const documented = contents.map(({ mediaType }) => mediaType).join(" or ");
  return { place: "header", name: "Content-Type", rule: `must be ${documented}${type && `, not ${quote(type)}`}` };
}

/** Undefined when it cannot be parsed. Node's reason would quote a piece of the body, which may contain a token. */
function readJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
