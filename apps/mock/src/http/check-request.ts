import { MAX_PROBLEMS } from "../limits.ts";
import { capitalized, quote } from "../text.ts";
import type { Engine, Operation, PrismRequest, Spec } from "../validation/operation.ts";
import { sentence, type Violation } from "../validation/violation.ts";
import { HttpError } from "./http-error.ts";
import { API_VERSION, type RawRequest } from "./messages.ts";
import { mediaType, readBody, readHeaders, readQuery } from "./read-request.ts";

/** What a request is checked against, and how. */
export interface Checks {
  spec: Spec;
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
 * @throws HttpError with 401 when the credentials are missing, with 400 and every reason when anything else is wrong.
 */
export function checkRequest(
  checks: Checks,
  call: RawRequest,
  destination: Destination,
): ReadRequest | Promise<ReadRequest> {
  // What the engines get to see wrongly, or not at all.
  const problems: string[] = [];
  const request = readRequest(checks, call, destination, problems);
  const judge = (violations: Violation[]): ReadRequest => {
    refuseStranger(violations, destination.operation, checks.spec);
    refuseEdition(call, checks.spec, problems);
    // Where the mock could not read something, what an engine says about the rest of it would mislead.
    if (problems.length === 0) problems.push(...violations.map(sentence));
    if (problems.length > 0) throw new HttpError(400, [...new Set(problems)].slice(0, MAX_PROBLEMS).join(" "));
    return { body: request.body, query: request.url.query as Record<string, string> };
  };
  const violations = checks.engine.check(destination.operation, request);
  return violations instanceof Promise ? violations.then(judge) : judge(violations);
}

function readRequest(
  { ignoreUnknownParameters = false }: Checks,
  call: RawRequest,
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

function refuseStranger(violations: Violation[], operation: Operation, { info }: Spec): void {
  const violation = violations.find(({ place }) => place === "security");
  if (!violation) return;
  const schemes = authenticationSchemes(operation).join(" or ");
  const message = `${sentence(violation)} This operation takes ${schemes} credentials.`;
  throw new HttpError(401, message, { "www-authenticate": challenge(operation, info.title) });
}

/** The mock knows one edition, and an answer from it under the name of another would be wrong. */
function refuseEdition({ headers }: RawRequest, { info }: Spec, problems: string[]): void {
  const asked = headers[API_VERSION];
  if (!asked || asked === info.version) return;
  problems.push(
    `Header "X-API-Version" must be ${info.version}, the edition that this mock serves, not ${quote(asked)}.`,
  );
}

/** The authentication schemes that an operation takes, such as `Bearer`. */
export function authenticationSchemes(operation: Operation): string[] {
  const schemes = (operation.security ?? []).flat();
  return schemes.flatMap((scheme) => ("scheme" in scheme ? [capitalized(scheme.scheme)] : []));
}

/** What a 401 has to tell in `WWW-Authenticate` (RFC 9110, section 11.6.1). */
export function challenge(operation: Operation, realm: string): string {
  return authenticationSchemes(operation)
    .map((scheme) => `${scheme} realm="${realm}"`)
    .join(", ");
}
