import { authenticationSchemes, challenge } from "./authentication.ts";
import type { Description } from "./description.ts";
import { MAX_PROBLEMS } from "./limits.ts";
import type { Operation, Prism, PrismRequest } from "./prism.ts";
import { quote } from "./quote.ts";
import { Refusal } from "./refusal.ts";
import { readBody } from "./request/body.ts";
import type { Call } from "./request/call.ts";
import { API_VERSION, mediaType, readHeaders } from "./request/headers.ts";
import { readQuery } from "./request/query.ts";
import { sentence } from "./sentence.ts";
import type { Violation } from "./violation.ts";

/** What a request is checked against. */
export interface Contract {
  description: Description;
  prism: Prism;
}

/** Where a request goes to. */
export interface Destination {
  operation: Operation;
  /** The path, well encoded. */
  path: string;
  search: string;
}

/**
 * Checks a request against the contract.
 *
 * @returns the query, and the parsed body; undefined when the operation takes none.
 * @throws Refusal with 401 when the credentials are missing, with 400 and every reason when anything else is wrong.
 */
export async function checkRequest(
  { description, prism }: Contract,
  call: Call,
  { operation, path, search }: Destination,
): Promise<{ body: unknown; query: Record<string, string> }> {
  // What Prism gets to see wrongly, or not at all.
  const problems: string[] = [];
  const request = readRequest(call, { operation, path, search }, problems);
  const violations = await prism.check(operation, request);
  refuseStranger(violations, operation, description);
  refuseEdition(call, description, problems);

  // Where the mock could not read something, what Prism says about the rest of it would mislead.
  if (problems.length === 0) problems.push(...violations.map(sentence));
  if (problems.length > 0) throw new Refusal(400, [...new Set(problems)].slice(0, MAX_PROBLEMS).join(" "));
  return { body: request.body, query: request.url.query as Record<string, string> };
}

function readRequest(call: Call, { operation, path, search }: Destination, problems: string[]): PrismRequest {
  const type = mediaType(call.headers);
  return {
    method: operation.method as PrismRequest["method"],
    url: { path, query: readQuery(search, operation, problems) },
    headers: { ...readHeaders(call.headers, operation, problems), "content-type": type },
    body: readBody(call.body, type, operation, problems),
  };
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
