/** The fields of a schema and the parameters of an operation, flattened for tables and the search. */
import { componentName, type Parameter, type Ref, type Schema } from "@meter-orders/openapi";
import { resolve } from "./spec.ts";

export interface Field {
  /** Its path within the schema: `items[].status`. */
  name: string;
  /** In a few words: "string, one of 14 values". */
  type: string;
  /** The schema that has a page, if any. */
  schema?: string;
  required: boolean;
  description: string;
}

/** The fields of a schema, including those of nested objects. */
export function fieldsOf(type: Schema | Ref, prefix = ""): Field[] {
  const { properties = {}, required = [] } = merged(resolve(type));
  return Object.entries(properties).flatMap(([name, property]) => {
    const field = fieldOf(`${prefix}${name}`, property, required.includes(name));
    const { items } = resolve(property);
    return [field, ...(items ? fieldsOf(items, `${field.name}[].`) : fieldsOf(property, `${field.name}.`))];
  });
}

export function parameterField({ name, schema, required = false, description }: Parameter): Field {
  return { ...fieldOf(name, schema, required), description };
}

/** The alternatives of a schema, such as the grants of a token. */
export function variantsOf(type: Schema | Ref): (Schema | Ref)[] {
  return resolve(type).oneOf ?? [];
}

/** A Markdown table of fields. */
export function fieldTable(fields: Field[]): string {
  const rows = fields.map(({ name, type, schema, required, description }) => {
    const what = schema ? `[${type}](/schemas/${schema}/)` : type;
    return `| \`${name}\` | ${what} | ${required ? "yes" : "no"} | ${oneLine(description)} |`;
  });
  return ["| name | type | required | meaning |", "|---|---|---|---|", ...rows].join("\n");
}

/** A Markdown table of the values of an enum. Undefined for other schemas. */
export function valueTable(type: Schema | Ref): string | undefined {
  const { enum: values, "x-enumDescriptions": meanings = {} } = resolve(type);
  if (!values) return undefined;
  const rows = values.map((value) => `| \`${value}\` | ${oneLine(meanings[value] ?? "")} |`);
  return ["| value | meaning |", "|---|---|", ...rows].join("\n");
}

/** Markdown of several lines, for a table cell. */
export function oneLine(markdown: string): string {
  return markdown.trim().replaceAll(/\s+/g, " ").replaceAll("|", "\\|");
}

export function typeOf(type: Schema | Ref): string {
  const schema = merged(resolve(type));
  const base = [schema.type ?? "object"].flat().join(" or ");
  const bounds = [
    schema.format,
    schema.const && `always \`${schema.const}\``,
    schema.enum && `one of ${schema.enum.length} values`,
    schema.items && `of ${componentName(schema.items) ?? typeOf(schema.items)}`,
    schema.pattern && `\`${schema.pattern}\``,
    schema.minLength === 1 && "non-empty",
    schema.minLength && schema.minLength > 1 && `at least ${schema.minLength} characters`,
    schema.maxLength && `at most ${schema.maxLength} characters`,
    schema.minimum !== undefined && `at least ${schema.minimum}`,
    schema.maximum !== undefined && `at most ${schema.maximum}`,
    schema.maxItems && `at most ${schema.maxItems} items`,
    schema.default !== undefined && `default ${schema.default}`,
  ];
  return [base, ...bounds.filter(Boolean)].join(", ");
}

function fieldOf(name: string, type: Schema | Ref, required: boolean): Field {
  const schema = componentName(type) ?? componentName(resolve(type).items ?? {});
  const { description = "" } = resolve(type);
  return { name, type: typeOf(type), ...(schema && { schema }), required, description };
}

/** Merges `allOf`: the body of each error narrows the common one to its code. */
function merged(schema: Schema): Schema {
  const parts = (schema.allOf ?? []).map((part) => merged(resolve(part)));
  const properties = Object.assign({}, ...parts.map((part) => part.properties ?? {}), schema.properties ?? {});
  return { ...Object.assign({}, ...parts), ...schema, properties };
}
