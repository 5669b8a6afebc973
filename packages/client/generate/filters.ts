import { componentName, type Parameter, type Ref, resolve, type Schema, spec } from "@meter-orders/openapi";
import { comment } from "./print.ts";

/** The filters of the list: their types, and a table to check them at run time. */
export function filters(): string {
  const parameters = spec().paths["/meter-orders"]?.get?.parameters?.map((node) => resolve(spec(), node)) ?? [];
  const fields = Map.groupBy(parameters.filter(isFilter), ({ name }) => path(name)[0]);
  const types = new Set<string>();
  const body = [...fields].map(
    ([field, operators]) => `  ${field}?: {
${operators
  .map(
    ({ name, description, schema }) =>
      `${comment(description, "    ")}\n    ${path(name)[1]}?: ${typeOf(schema, types)} | undefined;`,
  )
  .join("\n")}
  } | undefined;`,
  );
  const table = [...fields].map(([field, operators]) => {
    const operands = operators.map(({ name, schema }) => [path(name)[1], operandOf(schema)]);
    return `  ${field}: ${JSON.stringify(Object.fromEntries(operands))},`;
  });
  return `import type { Filters } from "../version.js";
import type { ${[...types].sort().join(", ")} } from "./types.gen.js";

/** Filters for the list of meter orders, combined with AND. */
export interface MeterOrderFilter {
${body.join("\n")}
}

/** The type of value that every filter takes, by field and operator. */
export const FILTERS: Filters = {
${table.join("\n")}
};
`;
}

function isFilter({ name }: Parameter): boolean {
  return name.startsWith("filter[");
}

/** The field and the operator in \`filter[status][eq]\`. */
function path(name: string): [field: string, operator: string] {
  const [, field = "", operator = ""] = /^filter\[(\w+)\]\[(\w+)\]$/.exec(name) ?? [];
  return [field, operator];
}

function typeOf(node: Schema | Ref, types: Set<string>): string {
  const name = componentName(node);
  if (name) {
    types.add(name);
    return name;
  }
  const { type, items = {}, format } = resolve(spec(), node);
  if (type === "array") return `readonly ${typeOf(items, types)}[]`;
  return format === "date-time" ? "string | Date" : `${type ?? "unknown"}`;
}

function operandOf(node: Schema | Ref): unknown {
  const { type, format } = resolve(spec(), node);
  return format === "date-time" ? format : type;
}
