import type { ErrorObject, Options, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { quote } from "../text.ts";
import { compileSchema } from "../validation/ajv.ts";
import type { Operation } from "../validation/operation.ts";
import { readErrors, type Violation } from "../validation/violation.ts";

/** Checks values against the schemas of responses. */
export interface SchemaChecker {
  /** Finds every violation, or only the first one. */
  body(operation: Operation, schema: object, value: unknown, violations: "every" | "first"): Violation[];
  /** Headers are text, so `30` is an integer there. */
  header(operation: Operation, schema: object, name: string, value: string): Violation[];
}

/** Compiles every schema once, when it is first needed. */
export function createSchemaChecker(): SchemaChecker {
  // `verbose` adds the schema to the errors, which says whether an enum is open.
  const options: Options = { allowUnionTypes: true, strict: false, verbose: true };
  const bodies = {
    every: compileOnce(new Ajv2020({ ...options, allErrors: true }), (schema) => schema),
    first: compileOnce(new Ajv2020(options), (schema) => schema),
  };
  const headers = compileOnce(new Ajv2020({ ...options, coerceTypes: true }), (value) => ({ properties: { value } }));

  return {
    body: (operation, schema, value, wanted) => schemaViolations(bodies[wanted](operation, schema, value), value),
    header(operation, schema, name, value) {
      const violations = schemaViolations(headers(operation, schema, { value }), {});
      return violations.map(({ rule }) => ({ place: "header", name, rule }));
    },
  };
}

function compileOnce(ajv: Ajv2020, wrap: (schema: object) => object) {
  formats.default(ajv);
  const compiled = new Map<object, ValidateFunction>();
  return (operation: Operation, schema: object, value: unknown): ErrorObject[] => {
    const validate = compiled.get(schema) ?? compileSchema(ajv, operation, wrap(schema));
    compiled.set(schema, validate);
    return validate(value) ? [] : (validate.errors ?? []);
  };
}

/**
 * Reads Ajv's errors in a response body. A violation counts once, however many items of a list have it.
 *
 * @param errors created with Ajv's option `verbose`.
 */
function schemaViolations(errors: ErrorObject[], body: unknown): Violation[] {
  const violations = readErrors(
    "body",
    informative(errors).map((error) => ({
      ...withValues(error),
      instancePath: withoutIndices(error.instancePath, body),
    })),
  );
  return [...new Map(violations.map((violation) => [JSON.stringify(violation), violation])).values()];
}

/** Leaves out what another error at the same location says better. */
function informative(errors: ErrorObject[]): ErrorObject[] {
  const pathsOf = (wanted: string) =>
    new Set(errors.filter(({ keyword }) => keyword === wanted).map(({ instancePath }) => instancePath));
  const [mistyped, constant] = [pathsOf("type"), pathsOf("const")];
  return errors.filter(({ keyword, instancePath }) => {
    if (mistyped.has(instancePath)) return keyword === "type";
    return keyword !== "enum" || !constant.has(instancePath);
  });
}

/** Turns `/items/3/status` into `/items[]/status`, the same for all items of a list. */
function withoutIndices(pointer: string, body: unknown): string {
  let path = "";
  let value = body;
  for (const escaped of pointer.split("/").slice(1)) {
    path += Array.isArray(value) ? "[]" : `/${escaped}`;
    value = (value as Record<string, unknown> | undefined)?.[unescaped(escaped)];
  }
  return path;
}

/** A step of a JSON pointer (RFC 6901, section 4). */
function unescaped(step: string): string {
  return step.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** Adds the values that Ajv's messages leave out, except those that requests have as well. */
function withValues(error: ErrorObject): ErrorObject {
  const { keyword, message = "", params, parentSchema, data } = error;
  if (keyword === "const") return { ...error, message: `must be ${params.allowedValue}` };
  // For a property that may also be null, Ajv says `must be string,null`.
  if (keyword === "type") return { ...error, message: message.replaceAll(",", " or ") };
  if (keyword !== "enum" || parentSchema?.["x-open-enum"] !== true) return error;
  return { ...error, message: `has a value that the contract does not know: ${quote(String(data))}`, params: {} };
}
