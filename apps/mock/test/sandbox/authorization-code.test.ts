import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { call, HOST } from "../support/calls.ts";

const grant = {
  grant_type: "authorization_code",
  code: "ac_9tq2kx5wv7mz1hc8",
  redirect_uri: "https://app.retailer.example/callback",
  code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
};

test.each([
  { type: "application/json", body: JSON.stringify(grant) },
  { type: "application/x-www-form-urlencoded", body: new URLSearchParams(grant).toString() },
])("the code of a customer's login gets a token that opens everything, sent as $type", async ({ type, body }) => {
  const mock = createMock({ auth: "strict" });
  const headers = { authorization: `Basic ${btoa("my-id:my-secret")}`, "content-type": type };
  const response = await mock.fetch(`${HOST}/oauth/token`, { method: "POST", headers, body });
  expect(response.status).toBe(200);
  const token = (await response.json()) as { access_token: string; scope: string };
  expect(token.scope).toBe("read:* write:*");
  expect((await call(mock, "/meter-orders", { token: token.access_token })).status).toBe(200);
});
