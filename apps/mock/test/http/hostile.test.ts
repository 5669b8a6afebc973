import { bundle } from "../support/bundle.ts";
import { describeSurvival } from "../support/raw-request.ts";

const ORDER = "/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";

describeSurvival("paths", [
  ["an order's own path", 200, { target: ORDER }],
  ["an encoded letter in the path", 200, { target: "/meter%2Dorders" }],
  ["a whole URL as the target", 200, { target: `http://elsewhere${ORDER}` }],
  ["an ID of another shape", 404, { target: "/meter-orders/x" }],
  ["the example's id and something more", 404, { target: `${ORDER}x` }],
  ["an empty id", 404, { target: "/meter-orders/" }],
  ["an ID with an encoded slash", 404, { target: "/meter-orders/a%2Fb" }],
  ["an ID with an encoded zero byte", 404, { target: "/meter-orders/%00" }],
  ["two dots as id", 404, { target: "/meter-orders/.." }],
  ["an encoded percent sign as id", 404, { target: "/meter-orders/%25" }],
  ["__proto__ as id", 404, { target: "/meter-orders/__proto__" }],
  ["the template of the path itself", 404, { target: "/meter-orders/{id}" }],
  ["a path that does not exist", 404, { target: "/nowhere" }],
  ["the root", 404, { target: "/" }],
  ["two slashes at the start", 404, { target: "//meter-orders" }],
  ["a path in capitals", 404, { target: "/METER-ORDERS" }],
  ["an asterisk", 404, { target: "*" }],
  ["OPTIONS of an asterisk", 404, { method: "OPTIONS", target: "*" }],
  ["a very long path", 404, { target: `/${"a/".repeat(5_000)}` }],
  ["half an escape", 400, { target: "/meter-orders/%" }],
  ["an escape that is no UTF-8", 400, { target: "/meter-orders/%E0%A4%A" }],
  ["raw bytes above ASCII", 400, { target: "/meter-orders/ü" }],
  ["a space in the path", 400, { target: "/meter-orders/a b" }],
]);

describeSurvival("methods", [
  ["OPTIONS without credentials", 204, { method: "OPTIONS", headers: { Authorization: undefined } }],
  ["DELETE of an order", 405, { method: "DELETE", target: ORDER }],
  ["PATCH of the list", 405, { method: "PATCH" }],
  ["GET of the token endpoint", 405, { target: "/oauth/token" }],
  ["TRACE", 405, { method: "TRACE" }],
  ["PROPFIND", 405, { method: "PROPFIND" }],
  ["a method is unknown", 400, { method: "FOO" }],
  ["a method in small letters", 400, { method: "get" }],
  ["CONNECT", 400, { method: "CONNECT", target: "mock:80" }],
]);

const list = (query: string) => ({ target: `/meter-orders?${query}` });

describeSurvival("queries that are fine", [
  ["a question mark and nothing", 200, list("")],
  ["ampersands only", 200, list("&&&")],
  ["a filter with plain brackets", 200, list("filter[status][eq]=waiting")],
  ["a filter with encoded brackets", 200, list("filter%5Bstatus%5D%5Beq%5D=waiting")],
  ["a list with plain commas", 200, list("filter[status][in]=waiting,ordered")],
  ["a list with encoded commas", 200, list("filter[status][in]=waiting%2Cordered")],
  ["a time zone with an encoded plus", 200, list("filter[created_at][gte]=2024-01-01T00:00:00%2B01:00")],
]);

describeSurvival("numbers", [
  ["a limit of 0", 400, list("limit=0")],
  ["a limit of 101", 400, list("limit=101")],
  ["a negative limit", 400, list("limit=-1")],
  ["an empty limit", 400, list("limit=")],
  ["a limit without a value", 400, list("limit")],
  ["half an order", 400, list("limit=10.5")],
  ["a hexadecimal limit", 400, list("limit=0x10")],
  ["a limit with an exponent", 400, list("limit=1e1")],
  ["a limit with a plus", 400, list("limit=%2B5")],
  ["a limit with a space", 400, list("limit=%205")],
  ["a limit of 400 digits", 400, list(`limit=${"9".repeat(400)}`)],
  ["a limit given twice", 400, list("limit=1&limit=2")],
  ["a limit in capitals", 400, list("LIMIT=1")],
]);

describeSurvival("filters", [
  ["a status that does not exist", 400, list("filter[status][eq]=bogus")],
  ["a list with one bad status", 400, list("filter[status][in]=waiting,bogus")],
  ["a list that ends with a comma", 400, list("filter[status][in]=waiting,")],
  ["a list of thousands", 400, list(`filter[status][in]=${"a,".repeat(6_000)}`)],
  ["an operator that the field does not have", 400, list("filter[status][gte]=waiting")],
  ["a field that does not exist", 400, list("filter[foo][eq]=x")],
  ["a field without an operator", 400, list("filter[status]=waiting")],
  ["a word for a time", 400, list("filter[created_at][gte]=yesterday")],
  ["a time without a zone", 400, list("filter[created_at][gte]=2024-01-01T00:00:00")],
  ["a time zone with a bare plus", 400, list("filter[created_at][gte]=2024-01-01T00:00:00+01:00")],
  ["maybe for a boolean", 400, list("filter[status][is_null]=maybe")],
  ["a product without its prefix", 400, list("filter[product][eq]=inexogy")],
  ["an empty cursor", 400, list("cursor=")],
]);

describeSurvival("malformed queries", [
  ["an escape that is no UTF-8 in a value", 400, list("cursor=%E0%A4%A")],
  ["half an escape in a name", 400, list("%ZZ=1")],
  ["a second question mark", 400, list("?limit=1")],
  ["an equals sign only", 400, list("=")],
  ["names of the prototype", 400, list("__proto__=1&constructor[prototype]=2")],
  ["a thousand parameters", 400, list("limit=1&".repeat(1_500))],
  ["a name of thousands of letters", 400, list(`${"x".repeat(12_000)}=1`)],
  ["thousands of unknown names", 400, list("x&".repeat(6_000))],
  ["a parameter on an operation without any", 400, { target: "/meter-orders/x?expand=customer" }],
]);

const EDITION = bundle.info.version;
const basic = (credentials: string) => ({ Authorization: `Basic ${btoa(credentials)}` });
const token = (headers: Record<string, string | undefined>) => ({
  method: "POST",
  target: "/oauth/token",
  headers: { "Content-Type": "application/json", ...headers },
  body: '{"grant_type":"client_credentials"}',
});

describeSurvival("Accept, which never prevents a JSON response", [
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
  ["the API version of the mock", 200, { headers: { "X-API-Version": EDITION } }],
  ["another API version", 400, { headers: { "X-API-Version": "2025-01-01.bell" } }],
  ["an empty API version", 400, { headers: { "X-API-Version": "" } }],
  ["the API version twice", 400, { headers: { "X-API-Version": EDITION, "x-api-version": EDITION } }],
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
  ["an expectation is unknown", 200, { headers: { Expect: "miracle" } }],
  ["an upgrade nobody offers", 200, { headers: { Connection: "close, Upgrade", Upgrade: "websocket" } }],
  ["a header name with a space", 400, { headers: { "A B": "c" } }],
]);

const NEW_ORDER = '{"subscription":"sub_aaaaaaaaaaaaaaaaaaaaaaaa"}';
const JSON_TYPE = { "Content-Type": "application/json" };
const create = (body: string | Buffer, headers: Record<string, string | undefined> = {}) => ({
  method: "POST",
  headers: { ...JSON_TYPE, ...headers },
  body,
});
const form = (body: string | Buffer) => ({
  method: "POST",
  target: "/oauth/token",
  headers: { Authorization: `Basic ${btoa("id:secret")}`, "Content-Type": "application/x-www-form-urlencoded" },
  body,
});
const chunked = { "Content-Length": undefined, "Transfer-Encoding": "chunked" };
const chunks = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`;

describeSurvival("JSON", [
  ["a valid body", 200, create(NEW_ORDER)],
  ["a body with a byte order mark", 200, create(`\ufeff${NEW_ORDER}`)],
  ["half a body", 400, create('{"subscription":')],
  ["an empty body", 400, create("")],
  ["null", 400, create("null")],
  ["false", 400, create("false")],
  ["0", 400, create("0")],
  ["an empty text", 400, create('""')],
  ["a list", 400, create("[]")],
  ["wrong types and unknown properties", 400, create('{"subscription":5,"x":1}')],
  ["a property named __proto__", 400, create(`{"__proto__":{"a":1},${NEW_ORDER.slice(1)}`)],
  ["30,000 brackets in each other", 400, create("[".repeat(30_000) + "]".repeat(30_000))],
  ["bytes that are no UTF-8", 400, create(Buffer.from([0x7b, 0xff, 0x7d]))],
  ["UTF-16", 400, create(Buffer.from(NEW_ORDER, "utf16le"))],
]);

describeSurvival("sizes", [
  ["a body of 200 kB", 400, create(`{"a":"${"x".repeat(200_000)}"}`)],
  ["a body of 5 MB", 400, create(`{"a":"${"x".repeat(5_000_000)}"}`)],
  ["a body in chunks", 200, create(chunks(NEW_ORDER), chunked)],
  ["too large a body in chunks", 400, create(chunks("x".repeat(200_000)), chunked)],
  ["a chunk without a size", 400, create("zz\r\n", chunked)],
  ["a length that is no number", 400, create(NEW_ORDER, { "Content-Length": "ten" })],
  ["a length and chunks", 400, create(chunks(NEW_ORDER), { "Transfer-Encoding": "chunked" })],
  ["a body that GET does not take", 200, { body: "abc" }],
  ["a large body that GET does not take", 200, { body: "x".repeat(200_000) }],
]);

describeSurvival("Content-Type", [
  ["JSON in capitals, with a charset", 200, create(NEW_ORDER, { "Content-Type": "Application/JSON; charset=utf-8" })],
  ["no type", 400, create(NEW_ORDER, { "Content-Type": undefined })],
  ["an empty type", 400, create(NEW_ORDER, { "Content-Type": "" })],
  ["XML", 400, create("<x/>", { "Content-Type": "application/xml" })],
  ["garbage", 400, create(NEW_ORDER, { "Content-Type": "garbage" })],
  [
    "a form where JSON is wanted",
    400,
    create("subscription=x", { "Content-Type": "application/x-www-form-urlencoded" }),
  ],
  ["compressed bytes", 400, create(Buffer.from([0x1f, 0x8b, 8]), { "Content-Encoding": "gzip" })],
]);

describeSurvival("forms", [
  ["a valid form", 200, form("grant_type=client_credentials&scope=read%3A*+write%3A*")],
  ["a field that OAuth has a server ignore", 200, form("grant_type=client_credentials&zzz=1")],
  ["an empty form", 400, form("")],
  ["a grant that does not exist", 400, form("grant_type=zzz")],
  ["a field given twice", 400, form("grant_type=client_credentials&grant_type=client_credentials")],
  ["an escape that is no UTF-8 in a value", 400, form("grant_type=client_credentials&scope=%E0%A4%A")],
  ["an escape that is no UTF-8 in a name", 400, form("grant_type=client_credentials&%E0%A4%A=1")],
  ["bytes that are no UTF-8", 400, form(Buffer.from("grant_type=client_credentials&scope=\xff", "latin1"))],
  ["a field named __proto__", 200, form("grant_type=client_credentials&__proto__=1")],
  ["JSON in place of a form", 400, form('{"grant_type":"client_credentials"}')],
]);
