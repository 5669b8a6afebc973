import { readAnswer } from "./answer.js";
import type { Token } from "./contract.gen.js";
import type { TokenRequest } from "./credentials.js";
import { ApiError, type TokenError } from "./errors.js";
import { type ExchangeOptions, exchange } from "./exchange.js";
import { sendable, tokenError } from "./token.js";

/** For how long, in milliseconds, credentials that were refused are not tried again. */
const REFUSAL_MS = 60_000;

/** How much of a token's lifetime passes before the next one is fetched. */
const REFRESH_SHARE = 0.8;

/** How much of a token's lifetime passes before it is not used any more; what is left is for the way to the API. */
const USE_SHARE = 0.95;

/** Gets tokens from the operation `createToken` with the client-credentials grant. */
export function requestToken(
  url: string,
  version: string,
  options: ExchangeOptions & { tokenFormat?: "form" | "json" | undefined },
): TokenRequest {
  const json = options.tokenFormat === "json";
  const grant = { grant_type: "client_credentials" };
  const body = json ? JSON.stringify(grant) : `${new URLSearchParams(grant)}`;
  const type = json ? "application/json" : "application/x-www-form-urlencoded";
  let refusal: TokenError | undefined;
  let refusedUntil = 0;

  return async (authorization) => {
    const asked = Date.now();
    if (refusal && asked < refusedUntil) throw refusal;
    const headers = { authorization, "content-type": type, "x-api-version": version };
    const message = { method: "POST", url, headers, body };
    try {
      const { access_token, expires_in } = readAnswer<Partial<Token>>(message, await exchange(message, options));
      const lifetime = Number(expires_in) > 0 ? Number(expires_in) * 1_000 : Number.POSITIVE_INFINITY;
      return {
        value: sendable(access_token),
        refreshAt: asked + lifetime * REFRESH_SHARE,
        expiresAt: asked + lifetime * USE_SHARE,
      };
    } catch (cause) {
      const error = tokenError(cause);
      // Only the API can say that the credentials are wrong; anything else may be over at the next call.
      if (cause instanceof ApiError && !error.retryable) [refusal, refusedUntil] = [error, asked + REFUSAL_MS];
      throw error;
    }
  };
}
