import { HttpError } from "../http/http-error.ts";
import { splitOnce } from "../text.ts";
import { digestName } from "./digest.ts";
import type { Claims, Tokens } from "./tokens.ts";

/** Which world a request belongs to, and what it may do there. */
export interface Access {
  /** Names the world without revealing the token. */
  id: string;
  /** What people call the world: the client id, or the beginning of the token. */
  label: string;
  /** Undefined for a token that was not issued here, which may do everything. */
  claims?: Claims;
}

/** How many credentials are remembered with what they were read as. */
const MAX_REMEMBERED = 1_000;

/** The world that everybody shares when there is only one. */
export const SHARED: Access = { id: digestName("shared"), label: "shared" };

/**
 * Prepares to read credentials. The tokens of one client lead to one world, so that a renewed token finds its orders.
 *
 * @param shared whether there is one world for all.
 */
export function createAccess(tokens: Tokens, shared: boolean): (authorization: string) => Access {
  const remembered = new Map<string, Access>();
  const read = (authorization: string): Access => {
    const access = readCredentials(authorization, tokens);
    return shared ? { ...access, id: SHARED.id, label: SHARED.label } : access;
  };

  return (authorization) => {
    const known = remembered.get(authorization);
    if (known) return known;
    const access = read(authorization);
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(authorization, access);
    return access;
  };
}

/** The client id that Basic credentials name. */
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
  return { id: digestName(`token ${token}`), label: abbreviated(token) };
}

function ofClient(client: string): Access {
  return { id: digestName(`client ${client}`), label: abbreviated(client) };
}

/** A short name is one that somebody made up for a test; anything longer may be a secret, and is cut off. */
function abbreviated(text: string): string {
  return text.length <= 16 ? text : `${text.slice(0, 6)}…`;
}

/**
 * Refuses a token that is not valid any more, or does not allow this.
 *
 * @param now what the world's clock shows, in milliseconds since 1970.
 * @param strict whether only tokens that were issued here are good.
 * @throws HttpError with 401 for an expired, a foreign or the wrong kind of token, with 403 for a missing scope.
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
  throw new HttpError(403, `This needs the scope ${needed}; the token has ${claims.scope || "none"}.`);
}
