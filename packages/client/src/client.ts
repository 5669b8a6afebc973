import createOpenApiClient, { type Client, type Middleware } from "openapi-fetch";
import { API_VERSION, PRODUCTION_URL } from "./contract.gen.js";
import { credentials, type TokenSource } from "./credentials.js";
import { writeQuery } from "./query.js";
import type { paths } from "./schema.gen.js";

/** What {@link createClient} takes. */
export interface ClientOptions {
  /**
   * The access token, or a function that returns one; the function is called once for every request.
   * Without it, requests carry no `Authorization` header unless the call itself brings one.
   */
  token?: TokenSource;
  /** Where the API runs. An absolute URL. Default: {@link PRODUCTION_URL}. */
  baseUrl?: string;
  /** The edition of the API to ask for, sent as `X-API-Version`. Default: {@link API_VERSION}. */
  apiVersion?: string;
  /** Sends the requests. Default: the global `fetch`, looked up anew for every request. */
  fetch?: (request: Request) => Promise<Response>;
}

/** A client of the Smart Meter Orders API: `GET` and `POST`, typed by path, status and body. */
export type MeterOrdersClient = Client<paths, "application/json">;

/**
 * Creates a client of the Smart Meter Orders API. Creating it sends nothing.
 *
 * @throws TypeError when `baseUrl` is not an absolute HTTP URL, or `token` cannot be sent as a token.
 */
export function createClient(options: ClientOptions = {}): MeterOrdersClient {
  const client = createOpenApiClient<paths, "application/json">({
    baseUrl: httpUrl(options.baseUrl ?? PRODUCTION_URL),
    fetch: (request) => (options.fetch ?? globalThis.fetch)(request),
    querySerializer: writeQuery,
  });
  client.use(version(options.apiVersion ?? API_VERSION), credentials(options.token));
  return client;
}

function version(apiVersion: string): Middleware {
  return {
    onRequest({ request }) {
      if (!request.headers.has("X-API-Version")) request.headers.set("X-API-Version", apiVersion);
    },
  };
}

function httpUrl(baseUrl: string): string {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url?.protocol === "https:" || url?.protocol === "http:") return baseUrl;
  throw new TypeError(
    `baseUrl ${JSON.stringify(baseUrl)} is not an absolute HTTP URL; write it like ${PRODUCTION_URL}`,
  );
}
