import type { Description } from "../contract/description.ts";
import type { Engine } from "../contract/engine.ts";
import type { Operation, PrismRequest } from "../contract/prism.ts";
import type { Violation } from "../contract/violation.ts";
import { MAX_PROBLEMS } from "../limits.ts";
import { Refusal } from "../refusal.ts";
import { authenticationSchemes, challenge } from "./authentication.ts";
import { readBody } from "./body.ts";
import type { Call } from "./call.ts";
import { API_VERSION, mediaType, readHeaders } from "./headers.ts";
import { readQuery } from "./query.ts";
import { quote } from "./quote.ts";
import { sentence } from "./sentence.ts";

/** What a request is checked against, and how. */
export interface Checks {
  description: Description;
  engine: Engine;
  /** Whether unknown query parameters are dropped without a word. Default: false, they are refused. */
  ignoreUnknownParameters?: boolean;
}

/** Where a request goes to. */
export interface Destination {
  operation: Operation;
  /** The path, well encoded. */
  path: string;
  search: string;
}

/** What was read of a request: the query parameters, and the parsed body; undefined when the operation takes none. */
export interface ReadRequest {
  query: Record<string, string>;
  body: unknown;
}

/**
 * Checks a request against the contract. Synchronous when the engine is.
 *
 * @throws Refusal with 401 when the credentials are missing, with 400 and every reason when anything else is wrong.
 */
export function checkRequest(checks: Checks, call: Call, destination: Destination): ReadRequest | Promise<ReadRequest> {
  // What the engines get to see wrongly, or not at all.
  const problems: string[] = [];
  const request = readRequest(checks, call, destination, problems);
  const judge = (violations: Violation[]): ReadRequest => {
    refuseStranger(violations, destination.operation, checks.description);
    refuseEdition(call, checks.description, problems);
    // Where the mock could not read something, what an engine says about the rest of it would mislead.
    if (problems.length === 0) problems.push(...violations.map(sentence));
    if (problems.length > 0) throw new Refusal(400, [...new Set(problems)].slice(0, MAX_PROBLEMS).join(" "));
    return { body: request.body, query: request.url.query as Record<string, string> };
  };
  const violations = checks.engine.check(destination.operation, request);
  return violations instanceof Promise ? violations.then(judge) : judge(violations);
}

function readRequest(
  { ignoreUnknownParameters = false }: Checks,
  call: Call,
  { operation, path, search }: Destination,
  problems: string[],
): PrismRequest {
  const query = readQuery(search, operation, problems, ignoreUnknownParameters);
  const headers = readHeaders(call.headers, operation, problems);
  const type = mediaType(call.headers);
  const body = readBody(call.body, type, operation, problems);
  // A malformed type is no matter where no body is read, but Prism fails on it.
  if (body !== undefined) headers["content-type"] = type;
  return { method: operation.method as PrismRequest["method"], url: { path, query }, headers, body };
}

function refuseStranger(violations: Violation[], operation: Operation, { info }: Description): void {
  const violation = violations.find(({ place }) => place === "security");
  if (!violation) return;
  const schemes = authenticationSchemes(operation).join(" or ");
  const message = `${sentence(violation)} This operation takes ${schemes} credentials.`;
  throw new Refusal(401, message, { "www-authenticate": challenge(operation, info.title) });
}

/** The mock knows one edition, and an answer from it under the name of another would be wrong. */
function refuseEdition({ headers }: Call, { info }: Description, problems: string[]): void {
  const asked = headers[API_VERSION];
  if (!asked || asked === info.version) return;
  problems.push(
    `Header "X-API-Version" must be ${info.version}, the edition that this mock serves, not ${quote(asked)}.`,
  );
}
