import Anthropic from "@anthropic-ai/sdk";
import type { MakeClient, Settings } from "../fault.ts";

export const makeClient: MakeClient = (settings) => {
  const { baseUrl: baseURL, secret, timeoutMs: timeout, fetchesTokens } = settings;
  const credentials = fetchesTokens ? { credentials: () => fetchToken(settings) } : { apiKey: secret };
  const self = new Anthropic({ baseURL, timeout, ...credentials });
  return {
    self,
    retrieve: (id, signal) => self.messages.batches.retrieve(id, {}, signal ? { signal } : {}),
    create: () => self.messages.batches.create({ requests: [] }),
    list: (signal) => self.messages.batches.list({}, signal ? { signal } : {}),
  };
};

/** Its own grants are for its own identity providers; a program that has another brings such a function. */
async function fetchToken({ baseUrl, secret }: Settings): Promise<{ token: string; expiresAt: number }> {
  const response = await fetch(`${baseUrl}/oauth/token`, { method: "POST", headers: { authorization: secret } });
  if (!response.ok) throw new Error(`The token request was answered ${response.status}`);
  const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
  return { token: access_token, expiresAt: Date.now() / 1_000 + expires_in };
}
