import { generateKeyPairSync } from "node:crypto";
import { App, Octokit } from "octokit";
import type { MakeClient } from "../fault.ts";

export const makeClient: MakeClient = async ({ baseUrl, secret, fetchesTokens }) => {
  const self = fetchesTokens ? await installation(baseUrl) : new Octokit({ auth: secret, baseUrl });
  const request = (signal?: AbortSignal) => (signal ? { request: { signal } } : {});
  return {
    self,
    retrieve: async (id, signal) => (await self.request("GET /things/{id}", { id, ...request(signal) })).data,
    create: async () => (await self.request("POST /things", { name: "A" })).data,
    list: (signal) => things(self, request(signal)),
  };
};

/** A GitHub App, the one case in which it fetches tokens itself. */
async function installation(baseUrl: string): Promise<Octokit> {
  const pem = { type: "pkcs1", format: "pem" } as const;
  const options = { modulusLength: 2_048, privateKeyEncoding: pem, publicKeyEncoding: pem };
  const { privateKey } = generateKeyPairSync("rsa", options);
  const app = new App({ appId: 1, privateKey, Octokit: Octokit.defaults({ baseUrl }) });
  return (await app.getInstallationOctokit(1)) as Octokit;
}

async function* things(octokit: Octokit, options: { request?: { signal: AbortSignal } }): AsyncGenerator<unknown> {
  for await (const { data } of octokit.paginate.iterator("GET /things", { ...options })) yield* data as unknown[];
}
