import type { ErrorObject } from "ajv";
import { readErrors, type Violation } from "../contract/violation.ts";
import { quote } from "../request/quote.ts";

/**
 * Reads Ajv's errors about an answer's body, every violation once, however many items of a list have it.
 *
 * @param errors made with Ajv's option `verbose`.
 */
export function schemaViolations(errors: ErrorObject[], body: unknown): Violation[] {
  const violations = readErrors(
    "body",
    telling(errors).map((error) => ({ ...withValues(error), instancePath: withoutIndices(error.instancePath, body) })),
  );
  return [...new Map(violations.map((violation) => [JSON.stringify(violation), violation])).values()];
}

/** Leaves out what another error at the same place says better: one fault, one line. */
function telling(errors: ErrorObject[]): ErrorObject[] {
  const pathsOf = (wanted: string) =>
    new Set(errors.filter(({ keyword }) => keyword === wanted).map(({ instancePath }) => instancePath));
  const [mistyped, constant] = [pathsOf("type"), pathsOf("const")];
  return errors.filter(({ keyword, instancePath }) => {
    if (mistyped.has(instancePath)) return keyword === "type";
    return keyword !== "enum" || !constant.has(instancePath);
  });
}

/** Makes one place of all the items of a list: `/items/3/status` becomes `/items[]/status`. */
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

/** Adds the values that Ajv's messages leave out, as far as requests do not need them as well. */
function withValues(error: ErrorObject): ErrorObject {
  const { keyword, message = "", params, parentSchema, data } = error;
  if (keyword === "const") return { ...error, message: `must be ${params.allowedValue}` };
  // Of a property that may also be null, Ajv says `must be string,null`.
  if (keyword === "type") return { ...error, message: message.replaceAll(",", " or ") };
  if (keyword !== "enum" || parentSchema?.["x-open-enum"] !== true) return error;
  return { ...error, message: `has a value that the contract does not know: ${quote(String(data))}`, params: {} };
}
