import type { ClientOptions } from "@meter-orders/client";

/** Everything switched on. */
export function oursWith(baseUrl: string): ClientOptions {
  return {
    baseUrl,
    clientId: "id",
    clientSecret: "secret",
    timeoutMs: 10_000,
    deadlineMs: 60_000,
    retries: 3,
    hooks: { onRequest() {}, onResponse() {}, onRetry() {} },
  };
}
