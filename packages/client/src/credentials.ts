import { TokenError } from "./errors.js";
import { sendable, tokenError } from "./token.js";
import { type AccessToken, askedTokens, cachedTokens, fixedToken, type TokenSource } from "./token-source.js";

/** How a client proves who it is: a token, a function that returns one, or the credentials to get one with. */
export interface Credentials {
  /**
   * The access token, or a function that returns one. The function is asked for every call; after a 401 it is asked
   * again, and the call is repeated once when the token is another one.
   * Default: without any credentials here, the environment variable `METER_ORDERS_TOKEN`.
   */
  token?: string | (() => string | Promise<string>) | undefined;
  /**
   * Gets access tokens, together with the secret.
   * Default: without any credentials here, the environment variable `METER_ORDERS_CLIENT_ID`.
   */
  clientId?: string | undefined;
  /** Default: without any credentials here, the environment variable `METER_ORDERS_CLIENT_SECRET`. */
  clientSecret?: string | undefined;
}

/** Gets a token for the value of an `Authorization` header. */
export type TokenRequest = (authorization: string) => Promise<AccessToken>;

/** Chooses where the tokens come from. Nothing is fetched yet. */
export function tokenSource({ token, clientId, clientSecret }: Credentials, request: TokenRequest): TokenSource {
  if (token === undefined && clientId === undefined && clientSecret === undefined) {
    token = environment("TOKEN");
    clientId = environment("CLIENT_ID");
    clientSecret = environment("CLIENT_SECRET");
  }
  if (typeof token === "function") {
    const ask = token;
    return askedTokens(async () => {
      try {
        return sendable(await ask());
      } catch (cause) {
        throw tokenError(cause);
      }
    });
  }
  if (token !== undefined) return fixedToken(sendable(token));
  if (clientId !== undefined || clientSecret !== undefined) {
    const authorization = basic(clientId, clientSecret);
    return cachedTokens(() => request(authorization));
  }
  return askedTokens(() => {
    throw new TokenError("No credentials: pass token or clientId and clientSecret, or set METER_ORDERS_TOKEN");
  });
}

/** The credentials as HTTP has them (RFC 7617): in UTF-8, and the name without a colon. */
function basic(id: string | undefined, secret: string | undefined): string {
  if (!id || !secret || id.includes(":")) {
    throw new TypeError("clientId (no colon) and clientSecret go together");
  }
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${id}:${secret}`)))}`;
}

/** A variable of the environment, where there is one that may be read; an empty one counts as none. */
export function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return process?.env?.[`METER_ORDERS_${name}`] || undefined;
  } catch {
    return undefined; // Deno throws without its permission.
  }
}
