import { afterEach, expect, test, vi } from "vitest";
import { API_VERSION, createClient, PRODUCTION_URL } from "../src/index.js";
import { id, order } from "./support/samples.js";

/** A `fetch` that records its requests and always returns the same response. */
function stub(body: unknown = order, status = 200) {
  return vi.fn(async (_request: Request) => Response.json(body, { status }));
}

function requestOf(fetch: ReturnType<typeof stub>, index = 0): Request {
  const request = fetch.mock.calls[index]?.[0];
  if (!request) throw new Error(`There was no request ${index}`);
  return request;
}

afterEach(() => vi.unstubAllGlobals());

test("calls production by default, with the token and the API version", async () => {
  const fetch = stub();
  const { data } = await createClient({ token: "t", fetch }).GET("/meter-orders/{id}", { params: { path: { id } } });
  expect(data).toEqual(order);
  expect(requestOf(fetch).url).toBe(`${PRODUCTION_URL}/meter-orders/${id}`);
  expect(requestOf(fetch).headers.get("Authorization")).toBe("Bearer t");
  expect(requestOf(fetch).headers.get("X-API-Version")).toBe(API_VERSION);
});

test("calls a token function once for every request", async () => {
  const fetch = stub();
  let count = 0;
  const client = createClient({ token: async () => `t${++count}`, fetch });
  await client.GET("/meter-orders");
  await client.GET("/meter-orders");
  const sent = [0, 1].map((index) => requestOf(fetch, index).headers.get("Authorization"));
  expect(sent).toEqual(["Bearer t1", "Bearer t2"]);
});

test("does not overwrite headers of a request", async () => {
  const fetch = stub();
  const headers = { Authorization: "Bearer mine", "X-API-Version": "2030-01-01.later" };
  await createClient({ token: "t", apiVersion: "2029-01-01.other", fetch }).GET("/meter-orders", { headers });
  expect(Object.fromEntries(requestOf(fetch).headers)).toMatchObject({
    authorization: "Bearer mine",
    "x-api-version": "2030-01-01.later",
  });
});

test("requests another API version with the option apiVersion", async () => {
  const fetch = stub();
  await createClient({ token: "t", apiVersion: "2029-01-01.other", fetch }).GET("/meter-orders");
  expect(requestOf(fetch).headers.get("X-API-Version")).toBe("2029-01-01.other");
});

test("never sends the access token to the token endpoint", async () => {
  const fetch = stub();
  await createClient({ token: "t", fetch }).POST("/oauth/token", { body: { grant_type: "client_credentials" } });
  expect(requestOf(fetch).headers.has("Authorization")).toBe(false);
});

test("looks up the global fetch for every request, not when the client is created", async () => {
  const client = createClient({ token: "t" });
  const fetch = stub();
  vi.stubGlobal("fetch", fetch);
  await client.GET("/meter-orders");
  expect(fetch).toHaveBeenCalledOnce();
});

test("sends requests with the caller's own fetch", async () => {
  const fetch = stub();
  const client = createClient({ token: "t", baseUrl: "http://127.0.0.1:1", fetch });
  expect(await client.meterOrders.retrieve(id)).toEqual(order);
  expect((await client.GET("/meter-orders/{id}", { params: { path: { id } } })).status).toBe(200);
  const urls = [0, 1].map((index) => requestOf(fetch, index).url);
  expect(urls).toEqual(Array(2).fill(`http://127.0.0.1:1/meter-orders/${id}`));
});

test.each(["127.0.0.1:4010", "/api", "", "ftp://127.0.0.1"])(
  "rejects the base URL %j with an example of a valid one",
  (baseUrl) => {
    expect(() => createClient({ baseUrl })).toThrow(`baseUrl ${JSON.stringify(baseUrl)} is not an absolute HTTP URL`);
  },
);

test.each(["", "secret\n", "Bearer secret", "geheimnis-äöü"])(
  "rejects a token that cannot be sent, without printing it: %j",
  async (token) => {
    const failure = (run: () => unknown) => Promise.resolve().then(run).catch(String);
    const immediate = await failure(() => createClient({ token }));
    const later = await failure(() => createClient({ token: () => token, fetch: stub() }).GET("/meter-orders"));
    const reason = "The access token is (empty|not a single word of ASCII); pass it";
    expect(immediate).toMatch(new RegExp(`^TypeError: ${reason}`));
    expect(later).toMatch(new RegExp(`^TokenError: No access token: ${reason}`));
    for (const message of [immediate, later]) expect(message).not.toMatch(/secret|geheimnis/);
  },
);
