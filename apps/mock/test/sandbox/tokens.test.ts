import { expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { call, create, createToken, HOST, subscription } from "../support/calls.ts";

const list = (mock: Mock, token: string) => call(mock, "/meter-orders", { token });
const grant = { grant_type: "client_credentials" };
const renewal = (refresh_token: string, scope?: string) => ({
  grant_type: "refresh_token",
  refresh_token,
  ...(scope !== undefined && { scope }),
});

test("a token that was issued opens everything, for an hour", async () => {
  const mock = createMock({ clock: "frozen", auth: "strict" });
  const { status, body } = await createToken(mock);
  expect(status).toBe(200);
  expect(body).toMatchObject({ token_type: "Bearer", expires_in: 3600, scope: "read:* write:*" });
  expect((await list(mock, body.access_token)).status).toBe(200);
  expect((await create(mock, subscription(1), { token: body.access_token })).status).toBe(200);
});

test("a token is a JWT, and no two are the same", async () => {
  const mock = createMock({ clock: "frozen", now: "2026-01-01T00:00:00Z" });
  const [first, second] = [(await createToken(mock)).body, (await createToken(mock)).body];
  expect(first.access_token).not.toBe(second.access_token);
  const [header, claims] = first.access_token
    .split(".")
    .map((part: string) => Buffer.from(part, "base64url").toString());
  expect(JSON.parse(header)).toEqual({ alg: "HS256", typ: "JWT" });
  const iat = Date.UTC(2026, 0, 1) / 1000;
  expect(JSON.parse(claims)).toMatchObject({ sub: "my-id", scope: "read:* write:*", iat, exp: iat + 3600 });
});

test.each([
  ["read:*", 200, 403],
  ["write:*", 403, 200],
  ["read:* write:*", 200, 200],
])("with the scope %s, listing returns %i and creating %i", async (scope, read, write) => {
  const mock = createMock();
  const { body } = await createToken(mock, "my-id", { ...grant, scope });
  expect(body.scope).toBe(scope);
  const answers = [
    await list(mock, body.access_token),
    await create(mock, subscription(1), { token: body.access_token }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([read, write]);
  const message = `This request needs the scope ${read === 403 ? "read" : "write"}:*; the token has ${scope}.`;
  for (const { body } of answers.filter(({ status }) => status === 403))
    expect(body).toMatchObject({ code: "FORBIDDEN", message });
});

test("a scope that does not exist is refused, with those that do", async () => {
  const { status, body } = await createToken(createMock(), "my-id", { ...grant, scope: "read:* admin" });
  expect([status, body.message]).toEqual([
    400,
    'Body property "scope" must contain only read:* and write:*, not "admin".',
  ]);
});

test("a token expires after an hour, to the second", async () => {
  const mock = createMock({ clock: "frozen", now: "2026-01-01T00:00:00Z" });
  const token = (await createToken(mock)).body.access_token;
  mock.clock.advance(3_599_000);
  expect((await list(mock, token)).status).toBe(200);
  mock.clock.advance("1s");
  const { status, headers, body } = await list(mock, token);
  expect([status, headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Smart Meter Orders API"']);
  expect(body.message).toBe("The access token expired at 2026-01-01T01:00:00.000Z. Create a new one.");
});

test("the client named expired gets tokens that have expired", async () => {
  const mock = createMock();
  const { body } = await createToken(mock, "expired");
  const { status, headers } = await list(mock, body.access_token);
  expect([status, headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Smart Meter Orders API"']);
});

test("the client named unknown gets no token", async () => {
  const { status, headers, body } = await createToken(createMock(), "unknown");
  expect([status, headers.get("www-authenticate")]).toEqual([401, 'Basic realm="Smart Meter Orders API"']);
  expect(body.message).toBe("There is no such client.");
});

test("a refresh token gets the next tokens, of the same scope or of fewer", async () => {
  const mock = createMock({ clock: "frozen" });
  const first = (await createToken(mock)).body;
  mock.clock.advance("2h");
  const { status, body: next } = await createToken(mock, "my-id", renewal(first.refresh_token));
  expect([status, next.scope]).toEqual([200, "read:* write:*"]);
  expect((await list(mock, next.access_token)).status).toBe(200);
  const fewer = await createToken(mock, "my-id", renewal(next.refresh_token, "read:*"));
  expect(fewer.body.scope).toBe("read:*");
  const more = await createToken(mock, "my-id", renewal(fewer.body.refresh_token, "write:*"));
  expect([more.status, more.body.message]).toEqual([
    400,
    'Body property "scope" must contain only read:*, not "write:*".',
  ]);
});

test("a refresh token is refused when it is another client's, an access token, made up or a month old", async () => {
  const mock = createMock({ clock: "frozen" });
  const { access_token, refresh_token } = (await createToken(mock)).body;
  const refused = 'Body property "refresh_token" was not issued to this client.';
  const messageOf = async (client: string, token: string) => {
    const { status, body } = await createToken(mock, client, renewal(token));
    return `${status} ${body.message}`;
  };
  expect(await messageOf("other-id", refresh_token)).toBe(`400 ${refused}`);
  expect(await messageOf("my-id", access_token)).toBe(`400 ${refused}`);
  expect(await messageOf("my-id", "made-up")).toBe(`400 ${refused}`);
  mock.clock.advance("30d");
  expect(await messageOf("my-id", refresh_token)).toBe('400 Body property "refresh_token" has expired.');
});

test("a refresh token opens nothing by itself", async () => {
  const mock = createMock();
  const { status, body } = await list(mock, (await createToken(mock)).body.refresh_token);
  expect([status, body.message]).toEqual([401, "This is a refresh token. Send the access token."]);
});

const codeGrant = {
  grant_type: "authorization_code",
  code: "ac_9tq2kx5wv7mz1hc8",
  redirect_uri: "https://app.retailer.example/callback",
  code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
};

test.each([
  { type: "application/json", body: JSON.stringify(codeGrant) },
  { type: "application/x-www-form-urlencoded", body: new URLSearchParams(codeGrant).toString() },
])("the code of a customer's login gets a token that opens everything, sent as $type", async ({ type, body }) => {
  const mock = createMock({ auth: "strict" });
  const headers = { authorization: `Basic ${btoa("my-id:my-secret")}`, "content-type": type };
  const response = await mock.fetch(`${HOST}/oauth/token`, { method: "POST", headers, body });
  expect(response.status).toBe(200);
  const token = (await response.json()) as { access_token: string; scope: string };
  expect(token.scope).toBe("read:* write:*");
  expect((await call(mock, "/meter-orders", { token: token.access_token })).status).toBe(200);
});
