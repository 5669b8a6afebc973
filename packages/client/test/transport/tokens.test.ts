import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { API_VERSION } from "../../src/index.js";
import { after, failure, json, silence } from "../support/behaviors.js";
import { clientOf, clientWithSecret, failureOf, secret, serveWithSecret } from "../support/clients.js";
import { type Behavior, faultServer, issueTokens, type Received } from "../support/fault-server.js";
import { id, order } from "../support/samples.js";

// Only the date is fake: sockets and timers are real.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1_000);
const bearers = (requests: Received[]) => requests.map(({ headers }) => headers.authorization);
const fifty = <T>(run: () => Promise<T>) => Promise.all(Array.from({ length: 50 }, run));

/** Accepts one token only. */
const accepting =
  (token: string): Behavior =>
  (response, request) =>
    (request.headers.authorization === `Bearer ${token}` ? json(order) : failure(401))(response, request);

test("requests a token as documented: form-encoded, with Basic authentication", async () => {
  const server = await faultServer([json(order)]);
  await clientWithSecret(server).meterOrders.retrieve(id);
  expect(server.tokenRequests).toMatchObject([{ method: "POST", body: "grant_type=client_credentials" }]);
  expect(server.tokenRequests[0]?.headers).toMatchObject({
    authorization: `Basic ${Buffer.from(`my-id:${secret}`).toString("base64")}`,
    "content-type": "application/x-www-form-urlencoded",
    "x-api-version": API_VERSION,
  });
  expect(bearers(server.requests)).toEqual(["Bearer token-1"]);
});

test("requests a token in JSON with the option tokenFormat", async () => {
  const server = await faultServer([json(order)]);
  await clientWithSecret(server, { tokenFormat: "json" }).meterOrders.retrieve(id);
  const [request] = server.tokenRequests;
  expect(request?.headers["content-type"]).toBe("application/json");
  expect(JSON.parse(request?.body ?? "")).toEqual({ grant_type: "client_credentials" });
});

test("encodes credentials in UTF-8", async () => {
  const server = await faultServer([json(order)]);
  await clientWithSecret(server, { clientSecret: "größer:als" }).meterOrders.retrieve(id);
  const basic = server.tokenRequests[0]?.headers.authorization?.replace("Basic ", "") ?? "";
  expect(Buffer.from(basic, "base64").toString()).toBe("my-id:größer:als");
});

test("needs one token request for 50 concurrent calls", async () => {
  const { server, client } = await serveWithSecret([json(order)], { tokens: [after(50, issueTokens())] });
  expect(await fifty(() => client.meterOrders.retrieve(id))).toHaveLength(50);
  await client.GET("/meter-orders");
  expect(server.tokenRequests).toHaveLength(1);
  expect(new Set(bearers(server.requests))).toEqual(new Set(["Bearer token-1"]));
});

test("needs one token request for 50 concurrent 401s, and resends each request once without backoff", async () => {
  const { server, client } = await serveWithSecret([accepting("token-2")]);
  const start = performance.now();
  expect(await fifty(() => client.meterOrders.retrieve(id))).toHaveLength(50);
  expect(performance.now() - start).toBeLessThan(5_000);
  expect(server.tokenRequests).toHaveLength(2);
  expect(bearers(server.requests).filter((bearer) => bearer === "Bearer token-1")).toHaveLength(50);
  expect(bearers(server.requests).filter((bearer) => bearer === "Bearer token-2")).toHaveLength(50);
});

test("resends a request once after a 401 without backoff", async () => {
  const random = vi.spyOn(Math, "random").mockReturnValue(1e6);
  const server = await faultServer([failure(401)]);
  const error = await failureOf(clientWithSecret(server).meterOrders.retrieve(id)).finally(() => random.mockRestore());
  expect(error).toMatchObject({ name: "UnauthorizedError", attempts: 2, retryable: false });
  expect(bearers(server.requests)).toEqual(["Bearer token-1", "Bearer token-2"]);
});

test("counts both attempts of a request that fails after a 401", async () => {
  const server = await faultServer([failure(401), ({ socket }) => socket?.destroy()]);
  expect(await failureOf(clientWithSecret(server, { retries: 0 }).meterOrders.retrieve(id))).toMatchObject({
    name: "ConnectionError",
    attempts: 2,
  });
});

test("keeps the fresh token when a late 401 comes for an old one", async () => {
  const { server, meterOrders } = await serveWithSecret([
    after(1_000, failure(401)),
    failure(401),
    accepting("token-2"),
  ]);
  const late = meterOrders.retrieve(id);
  await vi.waitFor(() => expect(server.requests).toHaveLength(1));
  expect(await meterOrders.retrieve(id)).toEqual(order);
  expect(await late).toEqual(order);
  expect(await meterOrders.retrieve(id)).toEqual(order);
  expect(server.tokenRequests).toHaveLength(2);
});

test("does not send a rejected token while the next one is being requested", async () => {
  const issue = issueTokens();
  const { server, meterOrders } = await serveWithSecret([accepting("token-2")], { tokens: [issue, after(100, issue)] });
  const first = meterOrders.retrieve(id);
  await vi.waitFor(() => expect(server.tokenRequests).toHaveLength(2));
  await Promise.all([first, meterOrders.retrieve(id)]);
  expect(bearers(server.requests)).toEqual(["Bearer token-1", "Bearer token-2", "Bearer token-2"]);
});

test("does not resend a request whose only token was rejected", async () => {
  const server = await faultServer([failure(401)]);
  expect(await failureOf(clientOf(server).meterOrders.retrieve(id))).toMatchObject({ status: 401, attempts: 1 });
  expect(server.requests).toHaveLength(1);
});

test("calls the token function again after a 401, and resends the request only with another token", async () => {
  const server = await faultServer([accepting("b")]);
  const given = ["a", "b", "c", "c"];
  const client = clientOf(server, { token: async () => given.shift() ?? "none" });
  expect(await client.meterOrders.retrieve(id)).toEqual(order);
  expect(await failureOf(client.meterOrders.retrieve(id))).toMatchObject({ status: 401, attempts: 1 });
  expect(bearers(server.requests)).toEqual(["Bearer a", "Bearer b", "Bearer c"]);
});

test("refreshes the token in the background before it expires", async () => {
  const issue = issueTokens();
  const { server, meterOrders } = await serveWithSecret([json(order)], { tokens: [issue, after(100, issue)] });
  await meterOrders.retrieve(id);
  later(3_600 * 0.9);
  await Promise.all(Array.from({ length: 10 }, () => meterOrders.retrieve(id)));
  expect(new Set(bearers(server.requests))).toEqual(new Set(["Bearer token-1"]));
  expect(server.tokenRequests).toHaveLength(2);
  await vi.waitFor(async () => {
    await meterOrders.retrieve(id);
    expect(bearers(server.requests).at(-1)).toBe("Bearer token-2");
  });
  expect(server.tokenRequests).toHaveLength(2);
});

test("does not refresh a fresh token", async () => {
  const { server, meterOrders } = await serveWithSecret([json(order)]);
  await meterOrders.retrieve(id);
  later(3_600 / 2);
  await meterOrders.retrieve(id);
  expect(server.tokenRequests).toHaveLength(1);
});

test("waits for the next token when the current one has expired", async () => {
  const { server, meterOrders } = await serveWithSecret([json(order)], { tokens: [issueTokens(60)] });
  await meterOrders.retrieve(id);
  later(60);
  await Promise.all([meterOrders.retrieve(id), meterOrders.retrieve(id)]);
  expect(bearers(server.requests)).toEqual(["Bearer token-1", "Bearer token-2", "Bearer token-2"]);
});

test("keeps using the current token when a background refresh fails", async () => {
  const issue = issueTokens();
  const { server, meterOrders } = await serveWithSecret([json(order)], { tokens: [issue, failure(500), issue] });
  await meterOrders.retrieve(id);
  later(3_600 * 0.85);
  await meterOrders.retrieve(id);
  await vi.waitFor(() => expect(server.tokenRequests).toHaveLength(2));
  await meterOrders.retrieve(id);
  later(3_600 * 0.05);
  await meterOrders.retrieve(id);
  await vi.waitFor(() => expect(server.tokenRequests).toHaveLength(3));
  expect(new Set(bearers(server.requests))).toEqual(new Set(["Bearer token-1"]));
});

test("does not abort other calls that wait for the same token", async () => {
  const { server, meterOrders } = await serveWithSecret([json(order)], { tokens: [after(200, issueTokens())] });
  const controller = new AbortController();
  const aborted = failureOf(meterOrders.retrieve(id, { signal: controller.signal }));
  const others = [meterOrders.retrieve(id), meterOrders.retrieve(id)];
  await vi.waitFor(() => expect(server.tokenRequests).toHaveLength(1));
  controller.abort();
  expect((await aborted).name).toBe("AbortError");
  expect(await Promise.all(others)).toEqual([order, order]);
  expect(server.tokenRequests).toHaveLength(1);
});

test("does not wait for a background refresh that hangs", async () => {
  const { meterOrders } = await serveWithSecret([json(order)], { tokens: [issueTokens(), silence] });
  await meterOrders.retrieve(id);
  later(3_600 * 0.85);
  expect(await meterOrders.retrieve(id)).toEqual(order);
});
