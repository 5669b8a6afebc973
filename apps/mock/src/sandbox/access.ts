import { HttpError } from "../http/http-error.ts";
import { splitOnce } from "../text.ts";
import { shortHash } from "./seeded.ts";
import type { Claims, Tokens } from "./tokens.ts";

/** The sandbox that credentials select, and what they allow. */
export interface Access {
  /** Identifies the sandbox without revealing the token. */
  id: string;
  /** The name of the sandbox for people: the client ID, or the beginning of the token. */
  label: string;
  /** Undefined for a token that was not issued here, which has full access. */
  claims?: Claims;
}

/** How many credentials are cached. */
const MAX_CACHED = 1_000;

/** The only sandbox of a mock in which all tokens share one. */
export const SHARED: Access = { id: shortHash("shared"), label: "shared" };

/**
 * Creates the function that reads credentials. All tokens of one client select the same sandbox, so that a new token
 * still finds its orders.
 *
 * @param shared whether all credentials select the same sandbox.
 */
export function createAccess(tokens: Tokens, shared: boolean): (authorization: string) => Access {
  const cache = new Map<string, Access>();
  const read = (authorization: string): Access => {
    const access = readCredentials(authorization, tokens);
    return shared ? { ...access, id: SHARED.id, label: SHARED.label } : access;
  };

  return (authorization) => {
    const known = cache.get(authorization);
    if (known) return known;
    const access = read(authorization);
    if (cache.size >= MAX_CACHED) cache.clear();
    cache.set(authorization, access);
    return access;
  };
}

/** The client ID in Basic credentials. */
export function clientId(authorization: string): string {
  const [, encoded] = splitOnce(authorization.trim(), " ");
  return splitOnce(Buffer.from(encoded.trim(), "base64").toString(), ":")[0];
}

function readCredentials(authorization: string, tokens: Tokens): Access {
  const [scheme, value] = splitOnce(authorization.trim(), " ");
  if (/^basic$/i.test(scheme)) return ofClient(clientId(authorization));
  const token = value.trim();
  const claims = tokens.read(token);
  if (claims) return { ...ofClient(claims.sub), claims };
  return { id: shortHash(`token ${token}`), label: abbreviated(token) };
}

function ofClient(client: string): Access {
  return { id: shortHash(`client ${client}`), label: abbreviated(client) };
}

/** A short text is a name that somebody chose for a test. A longer one may be a secret and is cut off. */
function abbreviated(text: string): string {
  return text.length <= 16 ? text : `${text.slice(0, 6)}…`;
}

/**
 * Checks that a token is valid and allows the request.
 *
 * @param now the time of the sandbox's clock, in milliseconds since 1970.
 * @param strict whether only tokens that were issued here are valid.
 * @throws HttpError with 401 for a token that has expired, was not issued here, or is a refresh token; with 403 for a
 *   missing scope.
 */
export function authorize({ claims }: Access, method: string, now: number, strict: boolean): void {
  if (!claims) {
    if (!strict) return;
    throw new HttpError(401, "This token was not issued here. Create one at the token endpoint.");
  }
  if (claims.use !== "access") throw new HttpError(401, "This is a refresh token. Send the access token.");
  if (now >= claims.exp * 1000) {
    const expired = new Date(claims.exp * 1000).toISOString();
    throw new HttpError(401, `The access token expired at ${expired}. Create a new one.`);
  }
  const needed = method === "get" ? "read:*" : "write:*";
  if (claims.scope.split(" ").includes(needed)) return;
  throw new HttpError(403, `This request needs the scope ${needed}; the token has ${claims.scope || "none"}.`);
}
