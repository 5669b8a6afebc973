/** An access token and its lifetime. Times are as returned by `Date.now()`. */
export interface AccessToken {
  value: string;
  /** When a new token is requested while this one is still used. */
  refreshAt: number;
  /** When this token is no longer used. */
  expiresAt: number;
}

/** Provides the access tokens of a client. */
export interface TokenSource {
  /** A token for a request, without a promise if there is one already. */
  get(): string | Promise<string>;
  /** A token to replace one that got a 401 response; the same one if there is no other. */
  renew(rejected: string): string | Promise<string>;
}

/** The time after the start of a background refresh in which no other one starts, in milliseconds. */
const REFRESH_PAUSE_MS = 30_000;

/** Keeps a token for all calls. Requests the next one once, however many calls need it. */
export function cachedTokens(requestToken: () => Promise<AccessToken>): TokenSource {
  let current: AccessToken | undefined;
  const next = singleFlight(async () => {
    current = await requestToken();
    return current.value;
  });
  return {
    get() {
      const now = Date.now();
      if (!current || now >= current.expiresAt) return next();
      if (now >= current.refreshAt) {
        current.refreshAt = now + REFRESH_PAUSE_MS;
        // The current token is still valid. If the refresh fails, the call that needs a new token reports it.
        next().catch(() => {});
      }
      return current.value;
    },
    renew(rejected) {
      // A late 401 for an older token says nothing about the current one.
      if (current && current.value !== rejected) return current.value;
      current = undefined;
      return next();
    },
  };
}

/** Calls a function for every token; concurrent calls share one result. */
export function suppliedTokens(supply: () => Promise<string>): TokenSource {
  const next = singleFlight(supply);
  return { get: next, renew: next };
}

/** Always the same token. */
export function fixedToken(token: string): TokenSource {
  return { get: () => token, renew: () => token };
}

/** Runs a task at most once at a time; calls in the meantime get the same promise. */
function singleFlight<T>(task: () => Promise<T>): () => Promise<T> {
  let pending: Promise<T> | undefined;
  return () => {
    pending ??= task().finally(() => {
      pending = undefined;
    });
    return pending;
  };
}
