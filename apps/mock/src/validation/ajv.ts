import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Operation } from "./operation.ts";

/** The compilers for the schemas of parameters and of bodies. */
export interface SchemaCompilers {
  parameters: Ajv;
  bodies: Ajv;
}

/**
 * Creates compilers with Prism's options, so that a schema means the same to both.
 *
 * @param verified whether the schemas are known to be valid, which saves most of the compile time.
 */
export function createSchemaCompilers({ verified }: { verified: boolean }): SchemaCompilers {
  const fail = (reason: string) => {
    throw new Error(reason);
  };
  // Prism's logger silently accepts unknown formats, which then check nothing. This one does not.
  const options = {
    allErrors: true,
    allowUnionTypes: true,
    strict: false,
    logger: { log() {}, warn: fail, error: fail },
    validateSchema: !verified,
    meta: !verified,
  };
  return {
    // Prism checks parameters with draft 7, whatever the dialect.
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
  // The targets of recursive references. They are not part of the type of an operation.
  const { __bundled__ } = operation as { __bundled__?: unknown };
  return ajv.compile({ ...schema, __bundled__ });
}

const TIME = "(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d|23:59:60)(?:\\.\\d+)?";
const ZONE = "(?:z|[+-](?:[01]\\d|2[0-4])(?::?[0-5]\\d)?)";
const DATE_TIME = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)[t\\s]${TIME}${ZONE}$`, "i");

/** By month. January is 1. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether Prism accepts a text as a date-time. It accepts more than RFC 3339: a space in place of the `T`, a zone without
 * the colon or the minutes, and a zone of 24 hours. `Date` does not parse all of these.
 */
function isDateTime(text: string): boolean {
  const [, year, month, day] = (DATE_TIME.exec(text) ?? []).map(Number);
  return year !== undefined && month !== undefined && day !== undefined && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month] ?? 0);
}
