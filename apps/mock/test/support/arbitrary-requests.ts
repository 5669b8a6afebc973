import fc from "fast-check";
import type { RawRequest } from "../../src/http/messages.ts";
import type { Operation } from "../../src/validation/operation.ts";
import { anyText, nearlyValidText, type ValueSchema, validValue } from "./arbitrary-values.ts";
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

type Pair = [name: string, value: string];

/** What is no parameter of any operation. */
const STRANGERS = ["", "__proto__", "constructor", "status", "filter[foo][eq]", "filter[status]", "x"];
const MALFORMED = ["&&&", "=", "%ZZ=1", "limit", "limit=%E0%A4%A", "?limit=1", "cursor=a#b", "limit=5&"];

/** Queries of some of an operation's parameters, each with a value that keeps its schema. */
function validQuery(operation: Operation): fc.Arbitrary<string> {
  const pairs = parametersOf(operation).map(({ name, schema }) => fc.tuple(fc.constant(name), validText(schema)));
  return fc
    .subarray(pairs, { maxLength: Math.min(pairs.length, 4) })
    .chain((some) => fc.tuple(...some))
    .chain(encoded);
}

/** Queries with values that nearly fit, names that nearly exist, and repetitions. */
function nearlyValidQuery(operation: Operation): fc.Arbitrary<string> {
  const pairs = parametersOf(operation).map(({ name, schema }) =>
    fc.tuple(misspelled(name), fc.oneof(validText(schema), nearlyValidText(schema))),
  );
  const stranger = fc.tuple(fc.constantFrom(...STRANGERS), nearlyValidText({ type: "string" }));
  const wellFormed = fc.array(fc.oneof(...pairs, stranger), { minLength: 1, maxLength: 4 }).chain(encoded);
  return fc.oneof({ weight: 12, arbitrary: wellFormed }, { weight: 1, arbitrary: fc.constantFrom(...MALFORMED) });
}

/** Pairs in the form of queries and form bodies, with more characters encoded or fewer. */
function encoded(pairs: Pair[]): fc.Arbitrary<string> {
  const sparingly = (text: string) =>
    encodeURIComponent(text)
      .replace(/%(5B|5D|2C|3A|2F)/g, decodeURIComponent)
      .replaceAll("%20", "+");
  return fc
    .constantFrom(encodeURIComponent, sparingly)
    .map((encode) => pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join("&"));
}

/** The name itself most of the time. */
function misspelled(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant(name) },
    { weight: 1, arbitrary: fc.constantFrom(name.toUpperCase(), name.slice(1), name.slice(0, -1), `${name}x`) },
  );
}

function validText(schema: ValueSchema): fc.Arbitrary<string> {
  return validValue(schema).map(String);
}

function parametersOf(operation: Operation): { name: string; schema: ValueSchema }[] {
  return (operation.request?.query ?? []).map(({ name, schema }) => ({ name, schema: schema as ValueSchema }));
}

/** A body, readable when it is printed. */
interface ArbitraryBody {
  /** The media type; empty for none. */
  type: string;
  text: string;
  /** In latin1, a letter such as `ü` is one byte and no UTF-8. */
  encoding: "utf8" | "latin1";
}

type Content = { mediaType: string; schema: ValueSchema };

const FORM = "application/x-www-form-urlencoded";
const TYPES = ["", "garbage", "text/plain", "Application/JSON; charset=utf-8", "application/json", FORM, `${FORM};x`];
const MALFORMED_BODIES = [
  "{",
  '{"subscription":"sub_',
  "\uFEFF{}",
  "{}{}",
  '{"grant_type":"ü"}',
  "grant_type",
  "a=%ZZ",
  "[".repeat(500),
];

/** Bodies that keep one of an operation's schemas; none for an operation that takes none. */
function validBody(operation: Operation): fc.Arbitrary<ArbitraryBody> {
  const contents = contentsOf(operation);
  if (contents.length === 0) return fc.constant({ type: "", text: "", encoding: "utf8" });
  return fc.oneof(...contents.map(({ mediaType, schema }) => written(mediaType, validValue(schema))));
}

/** Bodies with properties that nearly fit, of another shape altogether, of another type, and ones that are not readable. */
function nearlyValidBody(operation: Operation): fc.Arbitrary<ArbitraryBody> {
  const near = contentsOf(operation).map(({ mediaType, schema }) =>
    fc.oneof(
      {
        weight: 6,
        arbitrary: written(
          mediaType,
          validValue(schema).chain((value) => changed(value as object, schema)),
        ),
      },
      { weight: 1, arbitrary: written(mediaType, fc.jsonValue()) },
    ),
  );
  const odd = fc.record({
    type: fc.constantFrom(...TYPES),
    text: fc.oneof(fc.constantFrom("", "{}", ...MALFORMED_BODIES), fc.json(), anyText),
    encoding: fc.constantFrom("utf8" as const, "latin1" as const),
  });
  return fc.oneof(...near.map((arbitrary) => ({ weight: 4, arbitrary })), { weight: 2, arbitrary: odd });
}

/** A value as the text of a body. */
function written(type: string, value: fc.Arbitrary<unknown>): fc.Arbitrary<ArbitraryBody> {
  const text = (given: unknown): fc.Arbitrary<string> =>
    type === FORM
      ? encoded(Object.entries(given ?? {}).map(([name, inner]) => [name, String(inner)]))
      : fc.constant(JSON.stringify(given));
  return value.chain(text).map((text) => ({ type, text, encoding: "utf8" }));
}

/** An object with one property missing, added or with another value. */
function changed(value: object, schema: ValueSchema): fc.Arbitrary<unknown> {
  const properties = propertiesOf(schema);
  const name = fc.constantFrom(...Object.keys(properties), "x", "", "__proto__", "toString", "a/b~c", " x ");
  const near = (key: string) => (Object.hasOwn(properties, key) ? nearlyValidText(properties[key] ?? {}) : anyText);
  return name.chain((key) =>
    fc.oneof(
      fc.constant(Object.fromEntries(Object.entries(value).filter(([other]) => other !== key))),
      fc.oneof(near(key), fc.jsonValue()).map((inner) => Object.fromEntries([...Object.entries(value), [key, inner]])),
    ),
  );
}

/** The properties of all alternatives. */
function propertiesOf({ properties = {}, oneOf = [] }: ValueSchema): Record<string, ValueSchema> {
  return Object.assign({}, properties, ...oneOf.map(propertiesOf));
}

function contentsOf(operation: Operation): Content[] {
  return (operation.request?.body?.contents ?? []) as Content[];
}
