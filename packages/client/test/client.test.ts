import { afterEach, expect, test, vi } from "vitest";
import { API_VERSION, createClient, type MeterOrder, PRODUCTION_URL } from "../src/index.js";

const id = "prdo_lk4m8qtnwg1vy62q7gbniclw";
const order: MeterOrder = {
  object: "meter_order",
  id,
  subscription: "sub_fogoqycnk1cpgtonp3c0mge9",
  customer: "cus_dgiplbu58soxmpbba1skfi96",
  provider: "energy-metering",
  status: "waiting",
  created_at: "2024-03-14T12:00:00Z",
  updated_at: "2024-03-14T12:00:00Z",
};

/** A `fetch` that records what it was asked and answers every request alike. */
function server(body: unknown = order, status = 200) {
  return vi.fn(async (_request: Request) => Response.json(body, { status }));
}

function sent(fetch: ReturnType<typeof server>, call = 0): Request {
  const request = fetch.mock.calls[call]?.[0];
  if (!request) throw new Error(`There was no request ${call}`);
  return request;
}

afterEach(() => vi.unstubAllGlobals());

test("retrieves an order from production by default", async () => {
  const fetch = server();
  const { data } = await createClient({ token: "t", fetch }).GET("/meter-orders/{id}", { params: { path: { id } } });
  expect(data).toEqual(order);
  expect(sent(fetch).url).toBe(`${PRODUCTION_URL}/meter-orders/${id}`);
});

test("sends the token and the edition with every request", async () => {
  const fetch = server();
  await createClient({ token: "t", fetch }).GET("/meter-orders");
  expect(sent(fetch).headers.get("Authorization")).toBe("Bearer t");
  expect(sent(fetch).headers.get("X-API-Version")).toBe(API_VERSION);
});

test("asks a token function once for every request", async () => {
  const fetch = server();
  let count = 0;
  const client = createClient({ token: async () => `t${++count}`, fetch });
  await client.GET("/meter-orders");
  await client.GET("/meter-orders");
  expect([0, 1].map((call) => sent(fetch, call).headers.get("Authorization"))).toEqual(["Bearer t1", "Bearer t2"]);
});

test("leaves the headers of a single call to that call", async () => {
  const fetch = server();
  const headers = { Authorization: "Bearer mine", "X-API-Version": "2030-01-01.later" };
  await createClient({ token: "t", apiVersion: "2029-01-01.other", fetch }).GET("/meter-orders", { headers });
  expect(Object.fromEntries(sent(fetch).headers)).toMatchObject({
    authorization: "Bearer mine",
    "x-api-version": "2030-01-01.later",
  });
});

test("asks for another edition when told to", async () => {
  const fetch = server();
  await createClient({ token: "t", apiVersion: "2029-01-01.other", fetch }).GET("/meter-orders");
  expect(sent(fetch).headers.get("X-API-Version")).toBe("2029-01-01.other");
});

test("never sends the access token to the token endpoint", async () => {
  const fetch = server();
  await createClient({ token: "t", fetch }).POST("/oauth/token", { body: { grant_type: "client_credentials" } });
  expect(sent(fetch).headers.has("Authorization")).toBe(false);
});

test("sends a list filter as one parameter with commas", async () => {
  const fetch = server({ object: "list", items: [] });
  const query = { limit: 5, "filter[status][in]": ["blocked" as const, "blocked_wim" as const] };
  await createClient({ token: "t", fetch }).GET("/meter-orders", { params: { query } });
  expect(new URL(sent(fetch).url).searchParams.get("filter[status][in]")).toBe("blocked,blocked_wim");
});

test("refuses an empty list filter, which would list all orders", async () => {
  const fetch = server();
  const query = { "filter[status][in]": [] };
  const call = createClient({ token: "t", fetch }).GET("/meter-orders", { params: { query } });
  await expect(call).rejects.toThrow("filter[status][in] is an empty list");
  expect(fetch).not.toHaveBeenCalled();
});

test("returns the error body of a failed call", async () => {
  const body = { code: "NOT_FOUND", message: "No meter order has this id.", requestId: "r", docs: "d" };
  const { data, error, response } = await createClient({ token: "t", fetch: server(body, 404) }).GET(
    "/meter-orders/{id}",
    { params: { path: { id } } },
  );
  expect({ data, error, status: response.status }).toEqual({ data: undefined, error: body, status: 404 });
});

test("looks the global fetch up when a call is made, not when the client is", async () => {
  const client = createClient({ token: "t" });
  const fetch = server();
  vi.stubGlobal("fetch", fetch);
  await client.GET("/meter-orders");
  expect(fetch).toHaveBeenCalledOnce();
});

test.each(["127.0.0.1:4010", "/api", "", "ftp://127.0.0.1"])(
  "refuses the base URL %j and shows how to write one",
  (baseUrl) => {
    expect(() => createClient({ baseUrl })).toThrow(`baseUrl ${JSON.stringify(baseUrl)} is not an absolute HTTP URL`);
  },
);

test.each(["", "secret\n", "Bearer secret", "geheimnis-äöü"])(
  "refuses a token that cannot be sent, without printing it",
  async (token) => {
    const failure = (run: () => unknown) => Promise.resolve().then(run).catch(String);
    const atOnce = await failure(() => createClient({ token }));
    const later = await failure(() => createClient({ token: () => token, fetch: server() }).GET("/meter-orders"));
    const reason = "The access token is (empty|not a single word of ASCII); pass it";
    expect(atOnce).toMatch(new RegExp(`^TypeError: ${reason}`));
    expect(later).toMatch(new RegExp(`^TokenError: No access token: ${reason}`));
    for (const message of [atOnce, later]) expect(message).not.toMatch(/secret|geheimnis/);
  },
);
