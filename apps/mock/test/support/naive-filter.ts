import type { MeterOrder } from "@meter-orders/client";

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
