import { describeSurvival } from "../support/survival.ts";

const ORDER = '{"subscription":"sub_aaaaaaaaaaaaaaaaaaaaaaaa"}';
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
  ["a valid body", 200, create(ORDER)],
  ["a body with a byte order mark", 200, create(`\ufeff${ORDER}`)],
  ["half a body", 400, create('{"subscription":')],
  ["an empty body", 400, create("")],
  ["null", 400, create("null")],
  ["false", 400, create("false")],
  ["0", 400, create("0")],
  ["an empty text", 400, create('""')],
  ["a list", 400, create("[]")],
  ["wrong types and unknown properties", 400, create('{"subscription":5,"x":1}')],
  ["a property named __proto__", 400, create(`{"__proto__":{"a":1},${ORDER.slice(1)}`)],
  ["30,000 brackets in each other", 400, create("[".repeat(30_000) + "]".repeat(30_000))],
  ["bytes that are no UTF-8", 400, create(Buffer.from([0x7b, 0xff, 0x7d]))],
  ["UTF-16", 400, create(Buffer.from(ORDER, "utf16le"))],
]);

describeSurvival("sizes", [
  ["a body of 200 kB", 400, create(`{"a":"${"x".repeat(200_000)}"}`)],
  ["a body of 5 MB", 400, create(`{"a":"${"x".repeat(5_000_000)}"}`)],
  ["a body in chunks", 200, create(chunks(ORDER), chunked)],
  ["too large a body in chunks", 400, create(chunks("x".repeat(200_000)), chunked)],
  ["a chunk without a size", 400, create("zz\r\n", chunked)],
  ["a length that is no number", 400, create(ORDER, { "Content-Length": "ten" })],
  ["a length and chunks", 400, create(chunks(ORDER), { "Transfer-Encoding": "chunked" })],
  ["a body that GET does not take", 200, { body: "abc" }],
  ["a large body that GET does not take", 200, { body: "x".repeat(200_000) }],
]);

describeSurvival("Content-Type", [
  ["JSON in capitals, with a charset", 200, create(ORDER, { "Content-Type": "Application/JSON; charset=utf-8" })],
  ["no type", 400, create(ORDER, { "Content-Type": undefined })],
  ["an empty type", 400, create(ORDER, { "Content-Type": "" })],
  ["XML", 400, create("<x/>", { "Content-Type": "application/xml" })],
  ["garbage", 400, create(ORDER, { "Content-Type": "garbage" })],
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
