import fc from "fast-check";
import type { MeterOrder } from "../../src/index.ts";
import { bundle, queryParameters, resolve, type Schema } from "./bundle.ts";

/** The filters of the description. */
export const filters = queryParameters("listMeterOrders").filter(({ name }) => name.startsWith("filter["));

/** Few letters, so that filters hit; those that SQL takes for something else; and a separator. */
const LETTERS = [..."aAbB%_\\'\" ."];
const START = Date.UTC(2026, 0, 1);

/** Worlds of about sixty orders that resemble one another. */
export const someOrders = fc.uniqueArray(
  fc.record({
    subscription: text(2).map((end) => `sub_${end}`),
    customer: text(1).map((end) => `cus_${end}`),
    provider: fc.constantFrom(...(values("MeterOrderProvider") as MeterOrder["provider"][])),
    status: fc.constantFrom(...(values("MeterOrderStatus") as MeterOrder["status"][])),
    created_at: moment().map(asTimestamp),
    updated_at: moment().map(asTimestamp),
  }),
  { selector: ({ subscription }) => subscription, minLength: 55, maxLength: 65 },
);

/** Queries of one to three filters. */
export const someFilters = fc
  .subarray(
    filters.map(({ name, schema }) => fc.tuple(fc.constant(name), filterText(name, resolve(schema)))),
    { minLength: 1, maxLength: 3 },
  )
  .chain((some) => fc.tuple(...some))
  .map((pairs): Record<string, string> => Object.fromEntries(pairs));

/** A text that the filter takes, and that some orders may have. */
function filterText(name: string, { type, enum: options, items, format }: Schema): fc.Arbitrary<string> {
  if (items) {
    const item = filterText(name, resolve(items));
    return fc.array(item, { minLength: 1, maxLength: 3 }).map((list) => list.join(","));
  }
  if (type === "boolean") return fc.constantFrom("true", "false");
  if (options) return fc.constantFrom(...options.map(String));
  if (format === "date-time")
    return fc.tuple(moment(), fc.constantFrom(0, 60, -90)).map(([at, zone]) => inZone(at, zone));
  const prefix = name.includes("customer") ? "cus_" : "sub_";
  return fc.oneof(
    text(2).map((end) => prefix + end),
    text(3).filter((part) => part !== ""),
  );
}

function text(maxLength: number): fc.Arbitrary<string> {
  return fc.array(fc.constantFrom(...LETTERS), { maxLength }).map((letters) => letters.join(""));
}

/** Half seconds of one minute: many orders share one. */
function moment(): fc.Arbitrary<number> {
  return fc.nat(60).map((halves) => START + halves * 500);
}

function asTimestamp(time: number): string {
  return new Date(time).toISOString();
}

/** A moment as it is written in a time zone, so many minutes east of Greenwich. */
function inZone(time: number, minutes: number): string {
  const local = asTimestamp(time + minutes * 60_000).slice(0, -1);
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return minutes === 0 ? `${local}Z` : `${local}${minutes < 0 ? "-" : "+"}${twoDigits(hours)}:${twoDigits(rest)}`;
}

function values(schema: string): unknown[] {
  return bundle.components.schemas[schema]?.enum ?? [];
}

/** Whether an order passes all filters of a query: told in the plainest way, to compare the mock with. */
export function passes(order: MeterOrder, query: Record<string, string>): boolean {
  return Object.entries(query).every(([name, text]) => {
    const [, field = "", operator = ""] = /^filter\[(\w+)\]\[(\w+)\]$/.exec(name) ?? [];
    return holds(fieldOf(order, field), operator, text);
  });
}

function fieldOf(order: MeterOrder, field: string): string {
  if (field === "product") return `smart-meter-${order.provider}`;
  const value = order[field as keyof MeterOrder];
  if (typeof value === "string") return value;
  throw new Error(`Nobody knows how orders are filtered by ${field}`);
}

function holds(value: string, operator: string, text: string): boolean {
  const [lowerValue, lowerText] = [value.toLowerCase(), text.toLowerCase()];
  switch (operator) {
    case "eq":
      return value === text;
    case "ne":
      return value !== text;
    case "in":
      return text.split(",").includes(value);
    case "is_null":
      return text === "false";
    case "contains":
      return lowerValue.includes(lowerText);
    case "starts_with":
      return lowerValue.startsWith(lowerText);
    case "ends_with":
      return lowerValue.endsWith(lowerText);
    case "gte":
      return Date.parse(value) >= Date.parse(text);
    case "lte":
      return Date.parse(value) <= Date.parse(text);
    default:
      throw new Error(`Nobody knows what ${operator} asks for`);
  }
}
