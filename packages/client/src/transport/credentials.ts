import { ApiError, InvalidResponseError, type MeterOrdersError, TokenError } from "../errors.js";
import type { ClientOptions } from "../options.js";
import type { ApiRequest } from "./fetch.js";
import { type AccessToken, cachedTokens, fixedToken, suppliedTokens, type TokenSource } from "./tokens.js";

/** Sends a token request and returns the JSON object of the response. */
export type SendTokenRequest = (request: Omit<ApiRequest, "url">) => Promise<Readonly<Record<string, unknown>>>;

/** How long rejected credentials are not sent again, in milliseconds. */
const REJECTION_MS = 60_000;

/** The share of a token's lifetime after which the next one is requested. */
const REFRESH_SHARE = 0.8;

/** The share of a token's lifetime after which it is no longer used; the rest is for the way to the API. */
const USE_SHARE = 0.95;

/**
 * Chooses where access tokens come from. Sends nothing yet.
 *
 * @throws TypeError if the credentials cannot be sent.
 */
export function tokenSource(options: ClientOptions, send: SendTokenRequest): TokenSource {
  let { token, clientId, clientSecret } = options;
  if (token === undefined && clientId === undefined && clientSecret === undefined) {
    token = environment("TOKEN");
    clientId = environment("CLIENT_ID");
    clientSecret = environment("CLIENT_SECRET");
  }
  if (typeof token === "function") {
    const supply = token;
    return suppliedTokens(async () => {
      try {
        return validToken(await supply());
      } catch (cause) {
        throw tokenError(cause);
      }
    });
  }
  if (token !== undefined) return fixedToken(validToken(token));
  if (clientId !== undefined || clientSecret !== undefined) {
    return cachedTokens(tokenRequester(basicAuthorization(clientId, clientSecret), options, send));
  }
  return suppliedTokens(async () => {
    const variables = "METER_ORDERS_TOKEN or METER_ORDERS_CLIENT_ID and METER_ORDERS_CLIENT_SECRET";
    throw new TokenError(`No credentials. Pass \`token\`, or \`clientId\` and \`clientSecret\`, or set ${variables}`);
  });
}

/** Requests tokens (operation `createToken`) with the client credentials grant. */
function tokenRequester(
  authorization: string,
  { tokenFormat = "form" }: ClientOptions,
  send: SendTokenRequest,
): () => Promise<AccessToken> {
  const grant = { grant_type: "client_credentials" };
  const [type, body] =
    tokenFormat === "json"
      ? ["application/json", JSON.stringify(grant)]
      : ["application/x-www-form-urlencoded", `${new URLSearchParams(grant)}`];
  let rejection: TokenError | undefined;
  let rejectedUntil = 0;

  return async () => {
    const sentAt = Date.now();
    if (rejection && sentAt < rejectedUntil) throw rejection;
    try {
      const headers = { authorization, "content-type": type };
      const { access_token, expires_in } = await send({ method: "POST", headers, body });
      const lifetimeMs = Number(expires_in) > 0 ? Number(expires_in) * 1_000 : Infinity;
      return {
        value: validToken(access_token),
        refreshAt: sentAt + lifetimeMs * REFRESH_SHARE,
        expiresAt: sentAt + lifetimeMs * USE_SHARE,
      };
    } catch (cause) {
      const error = tokenError(cause);
      // Only the API can reject credentials; any other failure may have passed by the next call.
      if (cause instanceof ApiError && !error.retryable) [rejection, rejectedUntil] = [error, sentAt + REJECTION_MS];
      throw error;
    }
  };
}

/** Rejects a token that cannot be sent, without showing it: `fetch` would print it in its own message. */
function validToken(token: unknown): string {
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  const what = typeof token !== "string" ? `of type ${typeof token}` : token ? "not a single word of ASCII" : "empty";
  throw new TypeError(`The access token is ${what}; pass it as the API returned it, without "Bearer"`);
}

/** The error of a call without a token. A response that cannot be parsed may contain one, so it is not the cause. */
function tokenError(cause: unknown): TokenError {
  const error = Object(cause) as Partial<MeterOrdersError>;
  const { message, status, requestId, docs, retryable = true, attempts = 0, retryAfterMs } = error;
  const details = { status, requestId, docs, retryable, attempts, retryAfterMs };
  const shownCause = cause instanceof InvalidResponseError ? {} : { cause };
  return new TokenError(`No access token: ${message}`, { ...details, ...shownCause });
}

/** The credentials as in RFC 7617: in UTF-8, the ID without a colon. */
function basicAuthorization(id: string | undefined, secret: string | undefined): string {
  if (!id || !secret || id.includes(":")) {
    throw new TypeError("Pass both clientId and clientSecret. clientId must not contain a colon");
  }
  return `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${id}:${secret}`)))}`;
}

/** An environment variable, where there are any; an empty one counts as not set. */
export function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  try {
    return process?.env?.[`METER_ORDERS_${name}`] || undefined;
  } catch {
    return undefined; // Deno throws without permission.
  }
}
