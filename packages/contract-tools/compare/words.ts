import type { Aspect } from "./aspects.ts";

const flags: { [aspect in Aspect]?: [said: string, unsaid: string] } = {
  required: ["required", "optional"],
  nullability: ["never null", "may be null"],
  additionalProperties: ["refused", "allowed"],
  uniqueItems: ["no repeats", "repeats"],
  circular: ["contains itself", "does not"],
};

/** A statement in words, and lists of values as lists. */
export function words(aspect: Aspect, value: unknown): string | string[] {
  const flag = flags[aspect];
  if (flag) return flag[value === undefined ? 1 : 0];
  if (aspect === "type") return typeName(value as string[] | undefined);
  if (aspect === "enum") return value === undefined ? "any" : (value as string[]).map(plain);
  if (Array.isArray(value)) return value;
  return value === undefined ? "none" : String(value);
}

function typeName(types: string[] | undefined): string {
  if (types === undefined) return "any";
  const names = types.filter((name) => name !== "integer" || !types.includes("number"));
  return names.sort().join(" or ") || "null";
}

function plain(json: string): string {
  const value = JSON.parse(json);
  return typeof value === "string" ? value : json;
}
