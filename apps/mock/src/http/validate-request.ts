import { MAX_PROBLEMS } from "../limits.ts";
import { capitalized, quote } from "../text.ts";
import type { Engine, Operation, PrismRequest, Spec } from "../validation/operation.ts";
import { sentence, type Violation } from "../validation/violation.ts";
import { HttpError } from "./http-error.ts";
import { API_VERSION, type RawRequest } from "./messages.ts";
import { mediaType, readBody, readHeaders, readQuery } from "./read-request.ts";

/** What a request is validated against, and how. */
export interface Checks {
  spec: Spec;
  engine: Engine;
  /** Whether unknown query parameters are silently ignored. Default: false, they are errors. */
  ignoreUnknownParameters?: boolean;
}

/** The operation that a request is for. */
export interface Destination {
  operation: Operation;
  /** The path, correctly encoded. */
  path: string;
  search: string;
}

/** The validated parts of a request. The body is undefined when the operation takes none. */
export interface ReadRequest {
  query: Record<string, string>;
  body: unknown;
}

/**
 * Validates a request against the contract. Synchronous when the engine is.
 *
 * @throws HttpError with 401 when the credentials are missing, with 400 and the reasons when anything else is wrong.
 */
export function validateRequest(
  checks: Checks,
  request: RawRequest,
  destination: Destination,
): ReadRequest | Promise<ReadRequest> {
  // What the engines read differently, or do not see at all.
  const problems: string[] = [];
  const read = readRequest(checks, request, destination, problems);
  const conclude = (violations: Violation[]): ReadRequest => {
    assertCredentials(violations, destination.operation, checks.spec);
    checkVersion(request, checks.spec, problems);
    // When a part of the request cannot be read, what an engine says about the rest would mislead.
    if (problems.length === 0) problems.push(...violations.map(sentence));
    if (problems.length > 0) throw new HttpError(400, [...new Set(problems)].slice(0, MAX_PROBLEMS).join(" "));
    return { body: read.body, query: read.url.query as Record<string, string> };
  };
  const violations = checks.engine.check(destination.operation, read);
  return violations instanceof Promise ? violations.then(conclude) : conclude(violations);
}

function readRequest(
  { ignoreUnknownParameters = false }: Checks,
  request: RawRequest,
  { operation, path, search }: Destination,
  problems: string[],
): PrismRequest {
  const query = readQuery(search, operation, problems, ignoreUnknownParameters);
  const headers = readHeaders(request.headers, operation, problems);
  const type = mediaType(request.headers);
  const body = readBody(request.body, type, operation, problems);
  // Prism fails on a malformed type, which does not matter when no body is read.
  if (body !== undefined) headers["content-type"] = type;
  return { method: operation.method as PrismRequest["method"], url: { path, query }, headers, body };
}

function assertCredentials(violations: Violation[], operation: Operation, { info }: Spec): void {
  const violation = violations.find(({ place }) => place === "security");
  if (!violation) return;
  const schemes = authenticationSchemes(operation).join(" or ");
  const message = `${sentence(violation)} This operation takes ${schemes} credentials.`;
  throw new HttpError(401, message, { "www-authenticate": challenge(operation, info.title) });
}

/** A response of this version under the name of another would be wrong. */
function checkVersion({ headers }: RawRequest, { info }: Spec, problems: string[]): void {
  const requested = headers[API_VERSION];
  if (!requested || requested === info.version) return;
  problems.push(
    `Header "X-API-Version" must be ${info.version}, the API version of this mock, not ${quote(requested)}.`,
  );
}

/** The value of `WWW-Authenticate` in a 401 response (RFC 9110, section 11.6.1). */
export function challenge(operation: Operation, realm: string): string {
  return authenticationSchemes(operation)
    .map((scheme) => `${scheme} realm="${realm}"`)
    .join(", ");
}

/** The authentication schemes of an operation, such as `Bearer`. */
function authenticationSchemes(operation: Operation): string[] {
  const schemes = (operation.security ?? []).flat();
  return schemes.flatMap((scheme) => ("scheme" in scheme ? [capitalized(scheme.scheme)] : []));
}
