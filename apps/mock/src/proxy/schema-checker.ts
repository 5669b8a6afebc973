import type { ErrorObject, Options, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Operation } from "../contract/prism.ts";
import { compileSchema } from "../contract/schema-compilers.ts";
import type { Violation } from "../contract/violation.ts";
import { schemaViolations } from "./schema-violations.ts";

/** Checks values against the schemas of answers. */
export interface SchemaChecker {
  /** Finds every fault, or just the first one. */
  body(operation: Operation, schema: object, value: unknown, faults: "every" | "first"): Violation[];
  /** Headers come as text; `30` is an integer there. */
  header(operation: Operation, schema: object, name: string, value: string): Violation[];
}

/** Every schema is compiled when it is first needed, and once. */
export function createSchemaChecker(): SchemaChecker {
  // The errors carry the schema they come from, which says whether a list of values is open.
  const options: Options = { allowUnionTypes: true, strict: false, verbose: true };
  const bodies = {
    every: compileOnce(new Ajv2020({ ...options, allErrors: true }), (schema) => schema),
    first: compileOnce(new Ajv2020(options), (schema) => schema),
  };
  const headers = compileOnce(new Ajv2020({ ...options, coerceTypes: true }), (value) => ({ properties: { value } }));

  return {
    body: (operation, schema, value, faults) => schemaViolations(bodies[faults](operation, schema, value), value),
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
