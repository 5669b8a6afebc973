import { Ajv, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import type { Operation } from "./operation.ts";

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

const TIME = "(?:(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d|23:59:60)(?:\\.\\d+)?";
const ZONE = "(?:z|[+-](?:[01]\\d|2[0-4])(?::?[0-5]\\d)?)";
const DATE_TIME = new RegExp(`^(\\d{4})-(\\d\\d)-(\\d\\d)[t\\s]${TIME}${ZONE}$`, "i");

/** By month; January is 1. */
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * Whether a text is a date-time to Prism, which is more generous than RFC 3339: a space may stand for the `T`, the colon
 * and the minutes of a zone may be missing, and a zone may be 24 hours away. `Date` does not read all of that.
 */
export function isDateTime(text: string): boolean {
  const [, year, month, day] = (DATE_TIME.exec(text) ?? []).map(Number);
  return year !== undefined && month !== undefined && day !== undefined && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS[month] ?? 0);
}
