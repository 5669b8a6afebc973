import { createSchemaCompilers } from "./ajv.ts";
import {
  createBodyCheck,
  createParameterChecks,
  createSecurityCheck,
  isKnownScheme,
  type Parameter,
  typeOf,
} from "./ajv-checks.ts";
import { createBodyChooser } from "./body-choice.ts";
import { everyProperty } from "./compile.ts";
import type { Engine, Operation } from "./operation.ts";
import { NO_CREDENTIALS, type Violation } from "./violation.ts";

/**
 * Creates the engine that validates with Ajv what Prism compiled. It finds the violations that Prism finds, many times
 * as fast, and it is synchronous.
 *
 * A schema is compiled when a request first needs it. Loading the contract has made sure that all of them compile.
 *
 * @throws Error when only Prism can check an operation. The message names the operation and the reason.
 */
export function createAjvEngine(operations: Operation[]): Engine {
  for (const operation of operations) assertSupported(operation);
  const compilers = createSchemaCompilers({ verified: true });
  const chooseBody = createBodyChooser(operations);
  const securityCheck = createOnce(createSecurityCheck);
  const parameterChecks = createOnce((operation) => createParameterChecks(operation, compilers.parameters));
  const bodyCheck = createOnce((operation) => createBodyCheck(operation, compilers.bodies));

  return {
    // In Prism's order, because only the first of many violations are reported.
    check(operation, request) {
      const violations: Violation[] = [];
      if (!securityCheck(operation)(request.headers?.authorization)) violations.push(NO_CREDENTIALS);
      const { operation: chosen, misfit } = request.body === undefined ? { operation } : chooseBody(operation, request);
      if (misfit === undefined) bodyCheck(chosen)(request.body, violations);
      for (const check of parameterChecks(operation)) check(request, violations);
      if (misfit !== undefined) violations.push(misfit);
      return violations;
    },
  };
}

/** Creates something for an operation when it is first needed, and keeps it. */
function createOnce<Created>(create: (operation: Operation) => Created): (operation: Operation) => Created {
  const kept = new Map<Operation, Created>();
  return (operation) => {
    const created = kept.get(operation) ?? create(operation);
    if (!kept.has(operation)) kept.set(operation, created);
    return created;
  };
}

/** Prism brings an older version of the formats, which does not have these or checks them differently. */
const OTHER_FORMATS = ["time", "ipv4", "iso-time", "iso-date-time"];

/**
 * Makes sure that the engine checks an operation as Prism does.
 *
 * @throws Error that names the operation, the reason, and the remedy.
 */
function assertSupported(operation: Operation): void {
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
