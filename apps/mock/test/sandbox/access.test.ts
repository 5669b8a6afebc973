import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { call, clientOf, createToken } from "../support/calls.ts";

const FOREIGN = "This token was not issued here. Create one at the token endpoint.";
const list = (mock: ReturnType<typeof createMock>, token: string) => call(mock, "/meter-orders", { token });

describe("a strict mock", () => {
  test("takes the tokens that it issued, and no other", async () => {
    const mock = createMock({ auth: "strict" });
    expect((await list(mock, (await createToken(mock)).body.access_token)).status).toBe(200);
    const { status, headers, body } = await list(mock, "demo");
    expect([status, body.message]).toEqual([401, FOREIGN]);
    expect(headers.get("www-authenticate")).toBe('Bearer realm="Smart Meter Orders API"');
  });

  test("refuses a token in which any one character is another", async () => {
    const mock = createMock({ auth: "strict" });
    const token: string = (await createToken(mock)).body.access_token;
    for (const [index, letter] of [...token].entries()) {
      const altered = `${token.slice(0, index)}${letter === "A" ? "B" : "A"}${token.slice(index + 1)}`;
      const { status, body } = await list(mock, altered);
      if (status !== 401 || body.message !== FOREIGN) expect.fail(`${status} for another letter at ${index}`);
    }
  });

  test.each([
    ["with its signature cut off", (token: string) => token.slice(0, token.lastIndexOf("."))],
    ["with an empty signature", (token: string) => token.slice(0, token.lastIndexOf(".") + 1)],
    ["with something behind it", (token: string) => `${token}A`],
    ["that says it needs no signature", (token: string) => unsigned(token)],
  ])("refuses a token %s", async (_, alter) => {
    const mock = createMock({ auth: "strict" });
    const { status } = await list(mock, alter((await createToken(mock)).body.access_token));
    expect(status).toBe(401);
  });

  test("refuses the tokens of a mock with another seed, and takes those of one with the same", async () => {
    const mock = createMock({ auth: "strict", seed: 1 });
    const tokenOf = async (seed: number) => (await createToken(createMock({ seed }))).body.access_token;
    expect((await list(mock, await tokenOf(2))).status).toBe(401);
    expect((await list(mock, await tokenOf(1))).status).toBe(200);
  });

  test("still issues tokens to any client", async () => {
    expect((await createToken(createMock({ auth: "strict" }), "anybody")).status).toBe(200);
  });
});

describe("a mock that lets in any token", () => {
  test("still refuses one of its own that has expired or lacks the scope", async () => {
    const mock = createMock({ clock: "frozen" });
    const { access_token } = (await createToken(mock, "my-id", { grant_type: "client_credentials", scope: "write:*" }))
      .body;
    expect((await list(mock, access_token)).status).toBe(403);
    mock.clock.advance("1h");
    expect((await list(mock, access_token)).status).toBe(401);
  });

  test("takes an altered token for a foreign one, which may do everything", async () => {
    const mock = createMock();
    const { access_token } = (await createToken(mock, "expired")).body;
    expect((await list(mock, `${access_token}A`)).status).toBe(200);
  });
});

/** The token as `alg: none` has it, the oldest trick with JWTs. */
function unsigned(token: string): string {
  const [, claims] = token.split(".");
  return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${claims}.`;
}

describe("a client with credentials", () => {
  const ORDER = "prdo_lk4m8qtnwg1vy62q7gbniclw";
  const CREDENTIALS = { token: undefined, clientId: "my-id", clientSecret: "my-secret" };

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  /** What the mock was asked, in turn: `token` or `order`, and the status. */
  const asked = (mock: Mock) =>
    mock.requests().map(({ target, status }) => `${target.startsWith("/oauth/") ? "token" : "order"} ${status}`);

  test("a client that gets its own tokens is never refused while hours pass", async () => {
    const mock = createMock({ auth: "strict" });
    const { meterOrders } = clientOf(mock, CREDENTIALS);
    for (let minutes = 0; minutes < 600; minutes += 10) {
      await meterOrders.retrieve(ORDER);
      vi.setSystemTime(Date.now() + 600_000);
    }
    const tally = Object.groupBy(asked(mock), (what) => what);
    expect(Object.keys(tally).sort()).toEqual(["order 200", "token 200"]);
    expect(tally["order 200"]).toHaveLength(60);
    expect(tally["token 200"]?.length).toBeGreaterThanOrEqual(10);
  });

  test("a client whose token expired unnoticed gets another, and repeats the call", async () => {
    const mock = createMock({ auth: "strict" });
    const { meterOrders } = clientOf(mock, CREDENTIALS);
    await meterOrders.retrieve(ORDER);
    for (let hour = 0; hour < 3; hour++) {
      mock.clock.advance("61m");
      expect((await meterOrders.retrieve(ORDER)).id).toBe(ORDER);
    }
    const renewed = ["order 401", "token 200", "order 200"];
    expect(asked(mock)).toEqual(["token 200", "order 200", ...renewed, ...renewed, ...renewed]);
  });

  test("a client whose tokens have always expired gives up after the second", async () => {
    const mock = createMock();
    const { meterOrders } = clientOf(mock, { ...CREDENTIALS, clientId: "expired" });
    await expect(meterOrders.retrieve(ORDER)).rejects.toMatchObject({ name: "UnauthorizedError", status: 401 });
    expect(asked(mock)).toEqual(["token 200", "order 401", "token 200", "order 401"]);
  });

  test("a client that nobody knows is told so", async () => {
    const { meterOrders } = clientOf(createMock(), { ...CREDENTIALS, clientId: "unknown" });
    await expect(meterOrders.retrieve(ORDER)).rejects.toMatchObject({ name: "TokenError", status: 401 });
  });

  test.each(["form", "json"] as const)("a client may ask for its token in the form of %s", async (tokenFormat) => {
    const { meterOrders } = clientOf(createMock({ auth: "strict" }), { ...CREDENTIALS, tokenFormat });
    expect((await meterOrders.retrieve(ORDER)).id).toBe(ORDER);
  });

  test("the tokens of one client find the same orders after each renewal", async () => {
    const mock = createMock({ shared: false, auth: "strict" });
    const { meterOrders } = clientOf(mock, CREDENTIALS);
    const order = await meterOrders.create({ subscription: "sub_aaaaaaaaaaaaaaaaaaaaaaaa" });
    vi.setSystemTime(Date.now() + 7_200_000);
    expect(await meterOrders.retrieve(order.id)).toEqual(order);
  });
});
