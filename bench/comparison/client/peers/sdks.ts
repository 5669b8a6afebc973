/** The official SDKs of other APIs. */
import { generateKeyPairSync } from "node:crypto";
import type { Octokit } from "octokit";
import type { ClientOptions } from "openai";
import * as dialects from "../faults/dialects.ts";
import { allFeatures } from "../faults/fault.ts";
import type { ClientSettings, Peer } from "./peer.ts";

export const stripe: Peer = {
  name: "stripe",
  package: "stripe",
  setup: "an API key and a timeout",
  features: ["retries", "timeouts", "ids", "lists"],
  dialect: dialects.stripe,
  async makeClient({ baseUrl, secret, timeoutMs, usesFetch }) {
    const { default: Stripe } = await import("stripe");
    const { hostname, port } = new URL(baseUrl);
    const self = new Stripe(secret, {
      protocol: "http",
      host: hostname,
      port: port || 80,
      ...(timeoutMs && { timeout: timeoutMs }),
      ...(usesFetch && { httpClient: Stripe.createFetchHttpClient() }),
    });
    return {
      self,
      retrieve: (id) => self.customers.retrieve(id),
      create: () => self.customers.create({ name: "A" }),
      list: () => self.customers.list(),
    };
  },
  module: "stripe",
  bundles: { stripe: 'export { default } from "stripe"' },
  programs: {
    stripe: `import Stripe from "stripe";
const stripe = new Stripe("demo");
export const customer = await stripe.customers.retrieve("cus_1");
export const customers = await stripe.customers.list({ email: "a@example.com", limit: 10 });
export const created = await stripe.customers.create({ name: "A" });
`,
  },
};

export const openai: Peer = {
  name: "openai",
  package: "openai",
  setup: "an API key and a timeout; workload identity where it fetches tokens",
  features: allFeatures,
  dialect: dialects.openai,
  async makeClient(settings) {
    const { default: OpenAI } = await import("openai");
    const { baseUrl: baseURL, secret, timeoutMs: timeout, fetchesTokens } = settings;
    const credentials = fetchesTokens ? workloadIdentity(settings) : { apiKey: secret };
    const self = new OpenAI({ baseURL, timeout, ...credentials });
    return {
      self,
      retrieve: (id, signal) => self.batches.retrieve(id, signal ? { signal } : {}),
      create: () =>
        self.batches.create({ completion_window: "24h", endpoint: "/v1/embeddings", input_file_id: "file_1" }),
      list: (signal) => self.batches.list({}, signal ? { signal } : {}),
    };
  },
  module: "openai",
  bundles: { openai: 'export { default } from "openai"' },
  programs: {
    openai: `import OpenAI from "openai";
const client = new OpenAI({ apiKey: "demo" });
export const batch = await client.batches.retrieve("batch_1");
export const batches = await client.batches.list({ limit: 10 });
export const created = await client.batches.create({
  completion_window: "24h",
  endpoint: "/v1/embeddings",
  input_file_id: "file_1",
});
`,
  },
};

/** The URL of its token endpoint is fixed; requests to it are redirected to our server. */
function workloadIdentity({ baseUrl, secret }: ClientSettings): ClientOptions {
  const provider = { tokenType: "jwt" as const, getToken: async () => secret };
  return {
    workloadIdentity: { identityProviderId: "idp", serviceAccountId: "account", provider },
    fetch: (input, init) => {
      const isToken = `${input}`.startsWith("https://auth.openai.com/");
      return fetch(isToken ? `${baseUrl}/oauth/token` : input, init);
    },
  };
}

export const anthropic: Peer = {
  name: "@anthropic-ai/sdk",
  package: "@anthropic-ai/sdk",
  setup: "an API key and a timeout; a `credentials` function where it fetches tokens",
  features: allFeatures,
  dialect: dialects.anthropic,
  async makeClient(settings) {
    const { default: Anthropic } = await import("@anthropic-ai/sdk");
    const { baseUrl: baseURL, secret, timeoutMs: timeout, fetchesTokens } = settings;
    const credentials = fetchesTokens ? { credentials: () => fetchToken(settings) } : { apiKey: secret };
    const self = new Anthropic({ baseURL, timeout, ...credentials });
    return {
      self,
      retrieve: (id, signal) => self.messages.batches.retrieve(id, {}, signal ? { signal } : {}),
      create: () => self.messages.batches.create({ requests: [] }),
      list: (signal) => self.messages.batches.list({}, signal ? { signal } : {}),
    };
  },
  module: "@anthropic-ai/sdk",
  bundles: { "@anthropic-ai/sdk": 'export { default } from "@anthropic-ai/sdk"' },
  programs: {
    "@anthropic-ai/sdk": `import Anthropic from "@anthropic-ai/sdk";
const client = new Anthropic({ apiKey: "demo" });
export const batch = await client.messages.batches.retrieve("batch_1");
export const batches = await client.messages.batches.list({ limit: 10 });
export const created = await client.messages.batches.create({ requests: [] });
`,
  },
};

/** Its own grants support only its own identity providers; for any other, a program brings such a function. */
async function fetchToken({ baseUrl, secret }: ClientSettings): Promise<{ token: string; expiresAt: number }> {
  const response = await fetch(`${baseUrl}/oauth/token`, { method: "POST", headers: { authorization: secret } });
  if (!response.ok) throw new Error(`The token endpoint returned ${response.status}.`);
  const { access_token, expires_in } = (await response.json()) as { access_token: string; expires_in: number };
  return { token: access_token, expiresAt: Date.now() / 1_000 + expires_in };
}

export const octokit: Peer = {
  name: "octokit",
  package: "octokit",
  setup: "an access token, with its plugins for retries and throttling; an App where it fetches tokens",
  features: allFeatures.filter((feature) => feature !== "timeouts"),
  dialect: dialects.github,
  async makeClient({ baseUrl, secret, timeoutMs, fetchesTokens }) {
    const { Octokit } = await import("octokit");
    const throttle = timeoutMs ? {} : { throttle: { enabled: false } };
    const self = fetchesTokens ? await installation(baseUrl) : new Octokit({ auth: secret, baseUrl, ...throttle });
    const request = (signal?: AbortSignal) => (signal ? { request: { signal } } : {});
    return {
      self,
      retrieve: async (id, signal) => (await self.request("GET /things/{id}", { id, ...request(signal) })).data,
      create: async () => (await self.request("POST /things", { name: "A" })).data,
      list: (signal) => things(self, request(signal)),
    };
  },
  module: "octokit",
  bundles: { octokit: 'export { Octokit } from "octokit"' },
  programs: {
    octokit: `import { Octokit } from "octokit";
const client = new Octokit({ auth: "demo" });
const repository = { owner: "o", repo: "r" };
export const issue = await client.rest.issues.get({ ...repository, issue_number: 1 });
export const issues = await client.rest.issues.listForRepo({ ...repository, state: "open", per_page: 10 });
export const created = await client.rest.issues.create({ ...repository, title: "A" });
`,
  },
};

/** A GitHub App, the only configuration in which it fetches tokens itself. */
async function installation(baseUrl: string): Promise<Octokit> {
  const { App, Octokit } = await import("octokit");
  const pem = { type: "pkcs1", format: "pem" } as const;
  const options = { modulusLength: 2_048, privateKeyEncoding: pem, publicKeyEncoding: pem };
  const { privateKey } = generateKeyPairSync("rsa", options);
  const app = new App({ appId: 1, privateKey, Octokit: Octokit.defaults({ baseUrl }) });
  return (await app.getInstallationOctokit(1)) as Octokit;
}

async function* things(client: Octokit, options: { request?: { signal: AbortSignal } }): AsyncGenerator<unknown> {
  for await (const { data } of client.paginate.iterator("GET /things", { ...options })) yield* data as unknown[];
}
