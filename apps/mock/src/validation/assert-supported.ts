import { everyProperty } from "./compile.ts";
import type { Operation } from "./operation.ts";

export type Scheme = NonNullable<Operation["security"]>[number][number];

/** A header, query, or path parameter. */
export interface Parameter {
  name: string;
  required?: boolean;
  style?: string;
  explode?: boolean;
  schema?: unknown;
}

/** Prism brings an older version of the formats, which does not have these or checks them differently. */
const OTHER_FORMATS = ["time", "ipv4", "iso-time", "iso-date-time"];

/**
 * Makes sure that the engine checks an operation as Prism does.
 *
 * @throws Error that names the operation, the reason, and the remedy.
 */
export function assertSupported(operation: Operation): void {
  for (const reason of reasons(operation)) {
    const name = `${operation.method.toUpperCase()} ${operation.path}`;
    throw new Error(`The ajv engine cannot check ${name}: ${reason}. Use the engine prism instead.`);
  }
}

function* reasons({ security = [], request = {} }: Operation): Generator<string> {
  for (const scheme of security.flat()) {
    if (!isKnownScheme(scheme)) yield `it does not know the credentials "${scheme.key}"`;
  }
  yield* parameterReasons(request.headers, "simple", ["array", "object"]);
  yield* parameterReasons(request.path, "simple", ["array", "object"]);
  yield* parameterReasons(request.query, "form", ["object"]);
  for (const { mediaType, schema } of request.body?.contents ?? []) {
    for (const reason of bodyReasons(schema)) yield `the body (${mediaType}) has ${reason}`;
  }
}

function* parameterReasons(parameters: Parameter[] = [], ownStyle: string, otherTypes: string[]): Generator<string> {
  for (const { name, style = ownStyle, schema } of parameters) {
    const type = typeOf(schema);
    if (style !== ownStyle) yield `parameter "${name}" has the style ${style}`;
    if (otherTypes.some((other) => other === type)) yield `parameter "${name}" is of type ${type}`;
    for (const reason of formatReasons(schema)) yield `parameter "${name}" has ${reason}`;
  }
}

/** Prism rewrites the schemas of bodies: it merges `allOf` and removes read-only properties. */
function* bodyReasons(schema: unknown): Generator<string> {
  for (const [keyword, value] of everyProperty(schema)) {
    if (keyword === "allOf" && Array.isArray(value)) yield "allOf, which Prism merges";
    if (keyword === "readOnly" && value === true) yield "readOnly, which Prism removes";
  }
  yield* formatReasons(schema);
}

function* formatReasons(schema: unknown): Generator<string> {
  for (const [keyword, value] of everyProperty(schema)) {
    if (keyword === "format" && OTHER_FORMATS.some((other) => other === value)) yield `the format ${value}`;
  }
}

/** Whether the engine can check a security scheme. */
function isKnownScheme(scheme: Scheme): boolean {
  if (scheme.type === "http") return scheme.scheme === "bearer" || scheme.scheme === "basic";
  return scheme.type === "oauth2" || scheme.type === "openIdConnect";
}

/** The `type` of a schema. */
export function typeOf(schema: unknown): unknown {
  return (schema as { type?: unknown } | undefined)?.type;
}
