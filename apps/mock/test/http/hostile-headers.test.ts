import { bundle } from "../support/bundle.ts";
import { describeSurvival } from "../support/survival.ts";

const EDITION = bundle.info.version;
const basic = (credentials: string) => ({ Authorization: `Basic ${btoa(credentials)}` });
const token = (headers: Record<string, string | undefined>) => ({
  method: "POST",
  target: "/oauth/token",
  headers: { "Content-Type": "application/json", ...headers },
  body: '{"grant_type":"client_credentials"}',
});

describeSurvival("Accept, which never keeps JSON from being answered", [
  ...[
    "json",
    "text/html",
    "*",
    "*/*;q",
    "*/*;q=x",
    "application/json;q=0",
    'application/json;v="a,b"',
    ";;;",
    "a/b;=",
  ].map((accept): [string, number, object] => [accept, 200, { headers: { Accept: accept } }]),
  ["thousands of commas", 200, { headers: { Accept: ",".repeat(5_000) } }],
]);

describeSurvival("credentials", [
  ["a scheme in small letters", 200, { headers: { Authorization: "bearer token" } }],
  [
    "no credentials, and a bad query with it",
    401,
    { target: "/meter-orders?limit=0", headers: { Authorization: undefined } },
  ],
  ["empty credentials", 401, { headers: { Authorization: "" } }],
  ["a scheme without a token", 401, { headers: { Authorization: "Bearer " } }],
  ["a token without a scheme", 401, { headers: { Authorization: "token" } }],
  ["Basic for Bearer", 401, { headers: basic("id:secret") }],
  ["a secret with a colon", 200, token(basic("id:se:cret"))],
  ["a secret that is no ASCII", 200, token({ Authorization: `Basic ${Buffer.from("id:ü€").toString("base64")}` })],
  ["Bearer for Basic", 401, token({})],
  ["Basic without base64", 401, token({ Authorization: "Basic !!!" })],
  ["Basic without a colon", 401, token(basic("id"))],
  ["Basic without a secret", 401, token(basic("id:"))],
  ["Basic of a colon", 401, token(basic(":"))],
]);

describeSurvival("X-API-Version", [
  ["the edition of the mock", 200, { headers: { "X-API-Version": EDITION } }],
  ["another edition", 400, { headers: { "X-API-Version": "2025-01-01.bell" } }],
  ["an empty edition", 400, { headers: { "X-API-Version": "" } }],
  ["the edition twice", 400, { headers: { "X-API-Version": EDITION, "x-api-version": EDITION } }],
]);

describeSurvival("Prefer", [
  ["a status that is not documented", 400, { headers: { Prefer: "code=418" } }],
  ["a status that is no number", 400, { headers: { Prefer: "code=abc" } }],
  ["an example that does not exist", 400, { headers: { Prefer: "example=nope" } }],
  ["an example of another status", 400, { headers: { Prefer: "code=404, example=firstPage" } }],
  ["__proto__ as example", 400, { headers: { Prefer: "example=__proto__" } }],
  ["dynamic that is neither true nor false", 400, { headers: { Prefer: "dynamic=yes" } }],
  ["preferences of other servers", 200, { headers: { Prefer: "respond-async, wait=10" } }],
  ["thousands of commas", 200, { headers: { Prefer: ",".repeat(5_000) } }],
]);

describeSurvival("headers of HTTP itself", [
  ["no Host", 400, { headers: { Host: undefined } }],
  ["a header of more than 16 KiB", 400, { headers: { X: "a".repeat(20_000) } }],
  ["an expectation nobody knows", 200, { headers: { Expect: "miracle" } }],
  ["an upgrade nobody offers", 200, { headers: { Connection: "close, Upgrade", Upgrade: "websocket" } }],
  ["a header name with a space", 400, { headers: { "A B": "c" } }],
]);
