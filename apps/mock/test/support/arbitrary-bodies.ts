import fc from "fast-check";
import type { Operation } from "../../src/validation/operation.ts";
import { encoded } from "./arbitrary-queries.ts";
import { anyText, nearlyValidText, type ValueSchema, validValue } from "./arbitrary-values.ts";

/** A body, readable when it is printed. */
export interface ArbitraryBody {
  /** The media type; empty for none. */
  type: string;
  text: string;
  /** In latin1, a letter such as `ü` is one byte and no UTF-8. */
  encoding: "utf8" | "latin1";
}

type Content = { mediaType: string; schema: ValueSchema };

const FORM = "application/x-www-form-urlencoded";
const TYPES = ["", "garbage", "text/plain", "Application/JSON; charset=utf-8", "application/json", FORM, `${FORM};x`];
const MALFORMED = [
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
export function validBody(operation: Operation): fc.Arbitrary<ArbitraryBody> {
  const contents = contentsOf(operation);
  if (contents.length === 0) return fc.constant({ type: "", text: "", encoding: "utf8" });
  return fc.oneof(...contents.map(({ mediaType, schema }) => written(mediaType, validValue(schema))));
}

/** Bodies with properties that nearly fit, of another shape altogether, of another type, and ones that are not readable. */
export function nearlyValidBody(operation: Operation): fc.Arbitrary<ArbitraryBody> {
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
    text: fc.oneof(fc.constantFrom("", "{}", ...MALFORMED), fc.json(), anyText),
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
