import type { Ajv, ValidateFunction } from "ajv";
import { compileSchema, createSchemaCompilers } from "./ajv.ts";
import { assertSupported, type Parameter, type Scheme, typeOf } from "./assert-supported.ts";
import { createBodyChooser } from "./body-choice.ts";
import type { Engine, Operation, PrismRequest } from "./operation.ts";
import { NO_CREDENTIALS, readErrors, type Violation } from "./violation.ts";

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

type Accepts = (authorization: string | undefined) => boolean;

/**
 * Creates the check of whether the credentials have a form that the operation accepts. One of its alternatives must fit,
 * with all schemes. Without alternatives, anyone may send a request.
 */
function createSecurityCheck({ security = [] }: Operation): Accepts {
  const alternatives = security.map((schemes) => (schemes.length === 0 ? [isAbsent] : schemes.map(acceptorOf)));
  return (authorization) => {
    for (const all of alternatives) if (acceptAll(all, authorization)) return true;
    return alternatives.length === 0;
  };
}

function acceptAll(all: Accepts[], authorization: string | undefined): boolean {
  for (const accepts of all) if (!accepts(authorization)) return false;
  return true;
}

function acceptorOf(scheme: Scheme): Accepts {
  return scheme.type === "http" && scheme.scheme === "basic" ? isBasicCredentials : isBearerToken;
}

/** An alternative without a scheme is for requests without credentials. */
function isAbsent(authorization: string | undefined): boolean {
  return authorization === undefined;
}

function isBearerToken(authorization: string | undefined): boolean {
  return authorization !== undefined && /^Bearer\s.+$/.test(authorization);
}

/** A user and a secret, separated by one colon. */
function isBasicCredentials(authorization = ""): boolean {
  const [scheme = "", credentials = ""] = authorization.split(" ");
  if (scheme.toLowerCase() !== "basic" || credentials === "") return false;
  return Buffer.from(credentials, "base64").toString().split(":").length === 2;
}

/** Adds the violations in a body. */
type BodyCheck = (body: unknown, violations: Violation[]) => void;

/** Creates the check of the body of an operation that has one schema for it. */
function createBodyCheck(operation: Operation, ajv: Ajv): BodyCheck {
  const { contents: [content] = [], required = false } = operation.request?.body ?? {};
  const validate = compileSchema(ajv, operation, content?.schema);
  return (body, violations) => {
    // To Prism, every falsy value is a missing body. Here, the others have been rejected already.
    if (required && !body) violations.push({ place: "body", name: "", rule: "is required" });
    else if (body !== undefined && !validate(body)) violations.push(...readErrors("body", validate.errors ?? []));
  };
}

/** Adds the violations in a request. */
type ParameterCheck = (request: PrismRequest, violations: Violation[]) => void;

type Values = Record<string, unknown>;
/** Takes the sent values from their part of the request. */
type Take = (request: PrismRequest) => Values;

/** Creates the checks of the parameters of an operation, in Prism's order. */
function createParameterChecks(operation: Operation, ajv: Ajv): ParameterCheck[] {
  const { headers = [], query = [], path = [] } = operation.request ?? {};
  const parts: ["header" | "query" | "path", Parameter[], Take][] = [
    ["header", headers, (request) => request.headers ?? {}],
    ["query", query, (request) => request.url.query ?? {}],
    ["path", path, createPathReader(operation.path)],
  ];
  const present = parts.filter(([, parameters]) => parameters.length > 0);
  return present.map(([place, parameters, take]) => {
    const readers = new Map(parameters.map((parameter) => [keyOf(parameter), readerOf(parameter)]));
    const validate = compile(parameters, operation, ajv);
    return (request, violations) => {
      // Ajv replaces texts with numbers here, so this cannot be the request's own object.
      const values = readValues(take(request), readers);
      if (!validate(values)) violations.push(...readErrors(place, validate.errors ?? []));
    };
  });
}

/** Turns a text into what its schema describes. Undefined for an empty text, which is no value to Prism. */
type Read = (text: string) => string | string[] | undefined;

function readValues(sent: Values, readers: Map<string, Read>): Values {
  const values: Values = {};
  for (const name in sent) {
    const key = name.toLowerCase();
    const read = readers.get(key);
    if (read) values[key] = read(String(sent[name]));
  }
  return values;
}

function compile(parameters: Parameter[], operation: Operation, ajv: Ajv): ValidateFunction {
  const withSchema = parameters.filter(({ schema }) => schema);
  return compileSchema(ajv, operation, {
    type: "object",
    properties: Object.fromEntries(withSchema.map((parameter) => [keyOf(parameter), parameter.schema])),
    required: parameters.filter(({ required }) => required).map(keyOf),
  });
}

/** To Prism, the names of all parameters are case-insensitive. */
function keyOf({ name }: Parameter): string {
  return name.toLowerCase();
}

/** An exploded list has one item, because no parameter may be sent twice. */
function readerOf({ schema, explode = false }: Parameter): Read {
  const isList = typeOf(schema) === "array";
  return (text) => {
    if (text === "") return undefined;
    if (!isList) return text;
    return explode ? [text] : text.split(",");
  };
}

/** Creates a reader of path parameters. The router has encoded every segment. */
function createPathReader(template: string): Take {
  const positions = template.split("/").flatMap((part, position): [string, number][] => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    return name === undefined ? [] : [[name, position]];
  });
  return ({ url }) => {
    const segments = url.path.split("/");
    const values: Values = {};
    for (const [name, position] of positions) values[name] = decodeURIComponent(segments[position] ?? "");
    return values;
  };
}
