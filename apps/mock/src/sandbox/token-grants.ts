import { HttpError } from "../http/http-error.ts";
import { quote } from "../text.ts";
import type { Claims, Tokens } from "./tokens.ts";

/** How many seconds an access token is valid. */
const LIFETIME = 3600;

/** How many seconds a refresh token is valid. The API does not say; a month outlives every test. */
const REFRESH_LIFETIME = 30 * 24 * 3600;

const SCOPES = ["read:*", "write:*"];

/**
 * Answers the operation `createToken`. Two client ids play a part: `unknown` is refused, and `expired` gets access
 * tokens that have expired already. Every other client gets tokens that work.
 *
 * @param now what the client's clock shows, in milliseconds since 1970.
 * @throws HttpError with 401 for an unknown client, with 400 for a scope or a refresh token that is none.
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
    throw new HttpError(400, 'Body property "refresh_token" is not one that was issued to this client.');
  }
  if (seconds >= claims.exp) throw new HttpError(400, 'Body property "refresh_token" has expired.');
  return readScope(body.scope ?? claims.scope, claims.scope.split(" "));
}

/** Fewer scopes may be asked for than there are (RFC 6749, section 3.3). */
function readScope(asked: unknown, possible: string[]): string {
  const scopes = String(asked).split(" ").filter(Boolean);
  const wrong = scopes.find((scope) => !possible.includes(scope));
  if (wrong === undefined) return scopes.join(" ");
  throw new HttpError(400, `Body property "scope" must be of ${possible.join(" and ")}, not ${quote(wrong)}.`);
}
