import { waitFor } from "./abort.js";
import type { Message } from "./message.js";

/** An access token, and how long it can be used. Times are those of `Date.now()`. */
export interface AccessToken {
  value: string;
  /** From then on a new one is fetched, while this one is still used. */
  refreshAt: number;
  /** From then on this one is not used any more. */
  expiresAt: number;
}

/** Where the tokens of a client come from. */
export interface TokenSource {
  /** A token for a message. Rejects when the message's time is over or its signal aborted; others go on waiting. */
  get(message: Message): Promise<string>;
  /** A token in place of one that was answered 401; the same one when there is no other. */
  renew(refused: string, message: Message): Promise<string>;
}

/** After a refresh in the background has begun, none begins for this long, in milliseconds, whatever becomes of it. */
const REFRESH_PAUSE_MS = 30_000;

/** Keeps a token for all calls, and fetches the next one once, however many calls need it. */
export function cachedTokens(fetchToken: () => Promise<AccessToken>): TokenSource {
  let current: AccessToken | undefined;
  const next = shared(async () => {
    current = await fetchToken();
    return current.value;
  });
  return {
    async get(message) {
      const now = Date.now();
      if (!current || now >= current.expiresAt) return waitFor(next(), message);
      if (now >= current.refreshAt) {
        current.refreshAt = now + REFRESH_PAUSE_MS;
        // The present token still serves; should there be no new one, the call that needs it will say so.
        next().catch(() => {});
      }
      return current.value;
    },
    async renew(refused, message) {
      // A late 401 for an older token says nothing about the present one.
      if (current && current.value !== refused) return current.value;
      current = undefined;
      return waitFor(next(), message);
    },
  };
}

/** Asks for a token for every call; calls at the same time share one answer. */
export function askedTokens(ask: () => string | Promise<string>): TokenSource {
  const next = shared(async () => ask());
  const get: TokenSource["get"] = (message) => waitFor(next(), message);
  return { get, renew: (_, message) => get(message) };
}

/** Does something once for all who ask while it is done. */
function shared<T>(work: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined;
  return () => {
    pending ??= work().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}

/** One token, for ever. */
export function fixedToken(token: string): TokenSource {
  return { get: async () => token, renew: async () => token };
}
