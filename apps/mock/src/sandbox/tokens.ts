import { randomUUID, timingSafeEqual } from "node:crypto";
import { HttpError } from "../http/http-error.ts";
import { quote } from "../text.ts";
import { sign } from "./seeded.ts";

/** The claims of a token. Times are seconds since 1970, as in every JWT. */
export interface Claims {
  /** The client ID that the token was issued to. */
  sub: string;
  /** Whether it authorizes requests or gets the next token. */
  use: "access" | "refresh";
  /** Scopes, separated by spaces. */
  scope: string;
  iat: number;
  exp: number;
}

/** Issues tokens that need no storage: signed JWTs (RFC 7519). */
export interface Tokens {
  issue(claims: Claims): string;
  /** The claims of a token. Undefined when it was not issued here, or was modified. */
  read(token: string): Claims | undefined;
}

const HEADER = encode({ alg: "HS256", typ: "JWT" });

/** Creates tokens that are signed with a key. */
export function createTokens(key: string): Tokens {
  return {
    issue(claims) {
      const text = `${HEADER}.${encode({ ...claims, jti: randomUUID() })}`;
      return `${text}.${sign(text, key)}`;
    },
    read(token) {
      const end = token.lastIndexOf(".");
      const text = token.slice(0, Math.max(end, 0));
      if (!text.startsWith(`${HEADER}.`) || !equal(token.slice(end + 1), sign(text, key))) return undefined;
      return JSON.parse(Buffer.from(text.slice(HEADER.length + 1), "base64url").toString());
    },
  };
}

/** Lifetime of an access token, in seconds. */
const LIFETIME = 3600;

/** Lifetime of a refresh token, in seconds. The API does not specify it; a month is longer than any test. */
const REFRESH_LIFETIME = 30 * 24 * 3600;

const SCOPES = ["read:*", "write:*"];

/**
 * Creates the response body of the operation `createToken`. Two client IDs trigger a scenario: `unknown` returns 401,
 * and `expired` gets access tokens that have already expired.
 *
 * @param now the time of the client's clock, in milliseconds since 1970.
 * @throws HttpError with 401 for an unknown client, with 400 for an invalid scope or refresh token.
 */
export function createToken(tokens: Tokens, client: string, body: Record<string, unknown>, now: number) {
  if (client === "unknown") throw new HttpError(401, "There is no such client.");
  const seconds = Math.floor(now / 1000);
  const scope = grantedScope(tokens, client, body, seconds);
  const issue = (use: Claims["use"], iat: number, lifetime: number) =>
    tokens.issue({ sub: client, use, scope, iat, exp: iat + lifetime });
  return {
    access_token: issue("access", client === "expired" ? seconds - LIFETIME : seconds, LIFETIME),
    token_type: "Bearer",
    expires_in: LIFETIME,
    refresh_token: issue("refresh", seconds, REFRESH_LIFETIME),
    scope,
  };
}

function grantedScope(tokens: Tokens, client: string, body: Record<string, unknown>, seconds: number): string {
  if (body.grant_type !== "refresh_token") return readScope(body.scope ?? SCOPES.join(" "), SCOPES);
  const claims = tokens.read(String(body.refresh_token));
  if (claims?.use !== "refresh" || claims.sub !== client) {
    throw new HttpError(400, 'Body property "refresh_token" was not issued to this client.');
  }
  if (seconds >= claims.exp) throw new HttpError(400, 'Body property "refresh_token" has expired.');
  return readScope(body.scope ?? claims.scope, claims.scope.split(" "));
}

/** A request may ask for fewer scopes than there are (RFC 6749, section 3.3). */
function readScope(requested: unknown, possible: string[]): string {
  const scopes = String(requested).split(" ").filter(Boolean);
  const wrong = scopes.find((scope) => !possible.includes(scope));
  if (wrong === undefined) return scopes.join(" ");
  throw new HttpError(400, `Body property "scope" must contain only ${possible.join(" and ")}, not ${quote(wrong)}.`);
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function equal(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
