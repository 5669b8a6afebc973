import OpenAI from "openai";
import type { MakeClient, Settings } from "../fault.ts";

export const makeClient: MakeClient = (settings) => {
  const { baseUrl: baseURL, secret, timeoutMs: timeout, fetchesTokens } = settings;
  const credentials = fetchesTokens ? identity(settings) : { apiKey: secret };
  const self = new OpenAI({ baseURL, timeout, ...credentials });
  return {
    self,
    retrieve: (id, signal) => self.batches.retrieve(id, signal ? { signal } : {}),
    create: () =>
      self.batches.create({ completion_window: "24h", endpoint: "/v1/embeddings", input_file_id: "file_1" }),
    list: (signal) => self.batches.list({}, signal ? { signal } : {}),
  };
};

/** Its tokens come from a fixed address, in whose place our server stands. */
function identity({ baseUrl, secret }: Settings): ConstructorParameters<typeof OpenAI>[0] {
  const provider = { tokenType: "jwt" as const, getToken: async () => secret };
  return {
    workloadIdentity: { identityProviderId: "idp", serviceAccountId: "account", provider },
    fetch: (input, init) => {
      const isToken = `${input}`.startsWith("https://auth.openai.com/");
      return fetch(isToken ? `${baseUrl}/oauth/token` : input, init);
    },
  };
}
