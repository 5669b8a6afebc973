import fc from "fast-check";
import type { RawRequest } from "../../src/http/messages.ts";
import type { Operation } from "../../src/validation/operation.ts";
import { type ArbitraryBody, nearlyValidBody, validBody } from "./arbitrary-bodies.ts";
import { nearlyValidQuery, validQuery } from "./arbitrary-queries.ts";
import { bundle } from "./bundle.ts";

/** A request as it comes in, readable when it is printed. */
export interface ArbitraryCall {
  method: string;
  path: string;
  query: string;
  headers: Record<string, string>;
  body: ArbitraryBody;
}

type Parts = { [Part in "query" | "headers" | "body"]: fc.Arbitrary<ArbitraryCall[Part]> };

const EDITION = bundle.info.version;
const BEARER = ["Bearer token", "bearer a.b-c", "Bearer  two spaces"];
const BASIC = ["id:secret", "id:se:cret", "ü:€", "id:%"].map((text) => `Basic ${Buffer.from(text).toString("base64")}`);
const ODD_CREDENTIALS = ["", "Bearer", "Bearer ", "Basic", "Basic !!!", `Basic ${btoa("id:")}`, "Digest x", "token"];

/** Calls of an operation: valid ones, ones with flaws in one part, and ones with flaws everywhere. */
export function arbitraryCall(operation: Operation): fc.Arbitrary<ArbitraryCall> {
  const good = { query: validQuery(operation), headers: validHeaders(operation), body: validBody(operation) };
  const bad = { query: nearlyValidQuery(operation), headers: nearlyValidHeaders, body: nearlyValidBody(operation) };
  return fc.oneof(
    { weight: 4, arbitrary: call(operation, good) },
    { weight: 4, arbitrary: call(operation, { ...good, query: bad.query }) },
    { weight: 1, arbitrary: call(operation, { ...good, headers: bad.headers }) },
    { weight: 3, arbitrary: call(operation, { ...good, body: bad.body }) },
    { weight: 1, arbitrary: call(operation, bad) },
  );
}

/** The call as the pipeline gets it. */
export function received({ method, path, query, headers, body }: ArbitraryCall): RawRequest {
  const typed = body.type === "" ? headers : { ...headers, "content-type": body.type };
  const target = query === "" ? path : `${path}?${query}`;
  return { method, target, headers: typed, body: Buffer.from(body.text, body.encoding) };
}

function call({ method, path }: Operation, parts: Parts): fc.Arbitrary<ArbitraryCall> {
  const methods = method === "get" ? ["GET", "HEAD"] : [method.toUpperCase()];
  return fc.record({ method: fc.constantFrom(...methods), path: filled(path), ...parts });
}

/** A path with some text in the place of each parameter. */
function filled(template: string): fc.Arbitrary<string> {
  const segment = fc.oneof(
    fc.constantFrom("prdo_lk4m8qtnwg1vy62q7gbniclw", "a,b", "a%2Cb", ";a=1", "{id}", "%2F", "a+b", "'()*", "0", "null"),
    fc.string({ unit: "grapheme", minLength: 1 }).map(encodeURIComponent),
  );
  const parts = template.split("/").map((part) => (part.startsWith("{") ? segment : fc.constant(part)));
  return fc.tuple(...parts).map((segments) => segments.join("/"));
}

function validHeaders({ security = [] }: Operation): fc.Arbitrary<Record<string, string>> {
  const isBasic = security.flat().some((scheme) => "scheme" in scheme && scheme.scheme === "basic");
  return headersOf({
    authorization: fc.constantFrom(...(isBasic ? BASIC : BEARER)),
    "x-api-version": fc.constant(EDITION),
  });
}

const nearlyValidHeaders = headersOf({
  authorization: fc.constantFrom(...BEARER, ...BASIC, ...ODD_CREDENTIALS),
  "x-api-version": fc.constantFrom(EDITION, "", "2025-01-01.bell", " "),
  // Also where no body is read.
  "content-type": fc.constantFrom("garbage", "", "a/b/c", "application/json"),
  accept: fc.constantFrom("json", "*/*;q=x"),
}).chain((headers) => fc.subarray(Object.entries(headers)).map((some) => Object.fromEntries(some)));

/** Credentials always, the others at times. */
function headersOf(values: Record<string, fc.Arbitrary<string>>): fc.Arbitrary<Record<string, string>> {
  return fc.record(values, { requiredKeys: ["authorization"] }) as fc.Arbitrary<Record<string, string>>;
}
