import { comment, description, nameOf, type Parameter, resolve, type Schema } from "./description.ts";

/** The filters of the list: their types, and a table to check them by at run time. */
export function filters(): string {
  const parameters = description.paths["/meter-orders"]?.get?.parameters.map(resolve) ?? [];
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
  const table = [...fields].map(
    ([field, all]) => `  ${field}: ${JSON.stringify(all.map(({ name }) => path(name)[1]))},`,
  );
  const kinds = new Map(parameters.filter(isFilter).map(({ name, schema }) => [path(name)[1], kind(schema)]));
  return `import type { ${[...types].sort().join(", ")} } from "./contract.gen.js";

/** Filters for \`listMeterOrders\`. All that are given must hold together. */
export interface MeterOrderFilter {
${body.join("\n")}
}

/** The operators of every field. */
export const FILTERS: Record<string, string[]> = {
${table.join("\n")}
};

/** What an operator takes. */
export const OPERANDS: Record<string, string> = ${JSON.stringify(Object.fromEntries(kinds))};
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

function typeOf(schema: Schema, types: Set<string>): string {
  if (schema.$ref) {
    types.add(nameOf(schema.$ref));
    return nameOf(schema.$ref);
  }
  if (schema.type === "array") return `readonly ${typeOf(schema.items ?? {}, types)}[]`;
  return schema.format === "date-time" ? "string | Date" : (schema.type ?? "unknown");
}

function kind(schema: Schema): string {
  const { type = "", format } = resolve(schema);
  return format === "date-time" ? format : type;
}
