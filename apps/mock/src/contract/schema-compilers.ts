import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { isDateTime } from "./date-time.ts";
import type { Operation } from "./prism.ts";

/** Compiles the schemas of the parameters, and those of the bodies. */
export interface SchemaCompilers {
  parameters: Ajv;
  bodies: Ajv;
}

/**
 * Makes the compilers that Prism has, so that a schema means the same to all that use it.
 *
 * @param verified whether the schemas are known to be valid, which saves most of the time that compiling takes.
 */
export function createSchemaCompilers({ verified }: { verified: boolean }): SchemaCompilers {
  const fail = (reason: string) => {
    throw new Error(reason);
  };
  // Prism's own options. Its logger is silent about unknown formats, which then check nothing; this one is not.
  const options = {
    allErrors: true,
    allowUnionTypes: true,
    strict: false,
    logger: { log() {}, warn: fail, error: fail },
    validateSchema: !verified,
    meta: !verified,
  };
  return {
    // By Prism, parameters are checked by draft 7, whatever the dialect.
    parameters: withFormats(new Ajv({ ...options, coerceTypes: true })),
    bodies: withFormats(new Ajv2020(options)),
  };
}

function withFormats(ajv: Ajv): Ajv {
  return formats.default(ajv).addFormat("date-time", isDateTime);
}

/**
 * Compiles a schema of an operation.
 *
 * @throws Error when it does not compile.
 */
export function compileSchema(ajv: Ajv, operation: Operation, schema: object = {}): ValidateFunction {
  // What schemas that contain themselves refer to; no part of the operation's type.
  const { __bundled__ } = operation as { __bundled__?: unknown };
  return ajv.compile({ ...schema, __bundled__ });
}
