import fc from "fast-check";

/** As much of JSON Schema as the requests of the API are described with. */
export interface ValueSchema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  oneOf?: ValueSchema[];
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  items?: ValueSchema;
  required?: string[];
  properties?: Record<string, ValueSchema>;
}

/** By format, or else by type. */
const makers: Record<string, (schema: ValueSchema) => fc.Arbitrary<unknown>> = {
  "date-time": () => validDateTime,
  uri: () => fc.webUrl(),
  array: ({ items = {} }) => fc.array(validValue(items), { minLength: 1, maxLength: 4 }),
  boolean: () => fc.boolean(),
  integer: ({ minimum = -999, maximum = 999 }) => fc.integer({ min: minimum, max: maximum }),
  string: ({ minLength = 0, maxLength = minLength + 12 }) => fc.string({ minLength, maxLength }),
  object({ properties = {}, required = [] }) {
    const values = Object.entries(properties).map(([name, inner]): [string, unknown] => [name, validValue(inner)]);
    return fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<unknown>>, { requiredKeys: required });
  },
};

/** Values that keep a schema. */
export function validValue(schema: ValueSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.oneOf) return fc.oneof(...schema.oneOf.map(validValue));
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern));
  const make = makers[schema.format ?? schema.type ?? ""];
  if (!make) throw new Error(`No value can be made up for ${JSON.stringify(schema)}; add a maker for it.`);
  return make(schema);
}

/** Texts of values that nearly keep a schema, and of some that do. */
export function nearlyValidText(schema: ValueSchema): fc.Arbitrary<string> {
  const { minimum = 0, maximum = minimum, items } = schema;
  return fc.oneof(
    schema.format === "date-time" ? nearlyValidDateTime : validValue(schema).map(String),
    validValue(schema).map(String).chain(edited),
    fc.constantFrom(...SUSPECTS),
    fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1).map(String),
    items ? fc.array(nearlyValidText(items), { maxLength: 4 }).map(String) : anyText,
  );
}

export const anyText = fc.string({ unit: "grapheme", maxLength: 12 });

/** What readers of parameters are known to trip over. */
const SUSPECTS = [
  ...["", " ", ",", "a,", ",a", ",,", "waiting,", "Waiting", "waiting,waiting", "true,false", "1,2"],
  ...["-0", "00", "+1", "1.0", "10.5", "1e1", "0x10", " 5", "5 ", "NaN", "Infinity", "9".repeat(30)],
  ...["True", "TRUE", "yes", "on", "null", "undefined", "[]", "{}", "[object Object]", "__proto__", "constructor"],
  ...["%", "%25", "\u0000", "\n", "\u2028", "ü", "😀"],
];

/** A text with one slip in it. */
function edited(text: string): fc.Arbitrary<string> {
  const position = fc.nat(text.length);
  return fc.oneof(
    fc.constantFrom(text.toUpperCase(), `${text} `, ` ${text}`, `${text},`, text + text),
    position.map((at) => text.slice(0, at) + text.slice(at + 1)),
    fc.tuple(position, anyText).map(([at, extra]) => text.slice(0, at) + extra + text.slice(at)),
  );
}

/** The highest values of the parts; months and days begin at 1, the others at 0. */
interface Ends {
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const GOOD_ZONES = ["Z", "z", "+01:00", "-0130", "+01", "+23:59", "+24:00"];
const BAD_ZONES = ["", "B", "ZZ", "+25:00", "+01:60", "+1:00", " 01:00", "+01:00:00"];
const ODD_DAYS = ["02-29", "02-30", "04-31", "06-30", "00-10", "10-00"];

/** Date-times that exist, in the spellings that Prism takes. */
const validDateTime = dateTime({ month: 12, day: 28, hour: 23, minute: 59, second: 59 }, GOOD_ZONES);

/** Date-times and what looks like them: days that not every year has, leap seconds, zones that do not exist. */
const nearlyValidDateTime = fc.oneof(
  dateTime({ month: 13, day: 32, hour: 24, minute: 60, second: 61 }, [...GOOD_ZONES, ...BAD_ZONES]),
  fc.tuple(year(), fc.constantFrom(...ODD_DAYS)).map(([year, day]) => `${year}-${day}T00:00:00Z`),
  fc.constantFrom(...GOOD_ZONES, ...BAD_ZONES).map((zone) => `2016-12-31T23:59:60${zone}`),
);

function dateTime(ends: Ends, zones: string[]): fc.Arbitrary<string> {
  const parts = fc.tuple(
    year(),
    twoDigits(1, ends.month),
    twoDigits(1, ends.day),
    fc.constantFrom("T", "t", " "),
    twoDigits(0, ends.hour),
    twoDigits(0, ends.minute),
    twoDigits(0, ends.second),
    fc.constantFrom("", ".5", ".123456789"),
    fc.constantFrom(...zones),
  );
  return parts.map(
    ([year, month, day, separator, hour, minute, second, fraction, zone]) =>
      `${year}-${month}-${day}${separator}${hour}:${minute}:${second}${fraction}${zone}`,
  );
}

function year(): fc.Arbitrary<string> {
  return fc.nat(9999).map((number) => String(number).padStart(4, "0"));
}

function twoDigits(min: number, max: number): fc.Arbitrary<string> {
  return fc.integer({ min, max }).map((number) => String(number).padStart(2, "0"));
}
