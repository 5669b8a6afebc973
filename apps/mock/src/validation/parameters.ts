import type { Ajv, ValidateFunction } from "ajv";
import { compileSchema } from "./ajv.ts";
import type { Operation, PrismRequest } from "./operation.ts";
import { readErrors, type Violation } from "./violation.ts";

/** Adds what is wrong with a request. */
export type ParameterCheck = (request: PrismRequest, violations: Violation[]) => void;

/** A parameter of any place. */
export interface Parameter {
  name: string;
  required?: boolean;
  style?: string;
  explode?: boolean;
  schema?: unknown;
}

type Place = "header" | "query" | "path";
type Texts = Record<string, unknown>;
/** Finds the texts that were given at one place. */
type Locate = (request: PrismRequest) => Texts;
/** Makes of a text what the schema is about; undefined of an empty one, which Prism takes for none. */
type Read = (text: string) => string | string[] | undefined;

/** Prepares to check the parameters of an operation, as Prism does and in its order. */
export function createParameterChecks(operation: Operation, ajv: Ajv): ParameterCheck[] {
  const { headers = [], query = [], path = [] } = operation.request ?? {};
  const places: [Place, Parameter[], Locate][] = [
    ["header", headers, (request) => request.headers ?? {}],
    ["query", query, (request) => request.url.query ?? {}],
    ["path", path, createPathReader(operation.path)],
  ];
  return places
    .filter(([, parameters]) => parameters.length > 0)
    .map(([place, parameters, locate]) => createCheck(place, parameters, locate, compile(parameters, operation, ajv)));
}

function createCheck(
  place: Place,
  parameters: Parameter[],
  locate: Locate,
  validate: ValidateFunction,
): ParameterCheck {
  const readers = new Map(parameters.map((parameter) => [keyOf(parameter), readerOf(parameter)]));
  return (request, violations) => {
    const given = locate(request);
    const values: Record<string, unknown> = {};
    for (const name in given) {
      const key = name.toLowerCase();
      const read = readers.get(key);
      if (read) values[key] = read(String(given[name]));
    }
    // Ajv writes into the values, numbers in place of texts: they must not be the request's own.
    if (!validate(values)) violations.push(...readErrors(place, validate.errors ?? []));
  };
}

function compile(parameters: Parameter[], operation: Operation, ajv: Ajv): ValidateFunction {
  const withSchema = parameters.filter(({ schema }) => schema);
  return compileSchema(ajv, operation, {
    type: "object",
    properties: Object.fromEntries(withSchema.map((parameter) => [keyOf(parameter), parameter.schema])),
    required: parameters.filter(({ required }) => required).map(keyOf),
  });
}

/** What a schema says about the type, if anything. */
export function typeOf(schema: unknown): unknown {
  return (schema as { type?: unknown } | undefined)?.type;
}

/** To Prism, the names of all parameters are the same in upper and lower case. */
function keyOf({ name }: Parameter): string {
  return name.toLowerCase();
}

function readerOf({ schema, explode = false }: Parameter): Read {
  if (typeOf(schema) !== "array") return readText;
  return explode ? readItem : readList;
}

function readText(text: string): string | undefined {
  return text === "" ? undefined : text;
}

/** A list in one parameter, with commas between its items. */
function readList(text: string): string[] | undefined {
  return text === "" ? undefined : text.split(",");
}

/** A list with a parameter for each of its items: one item, because the mock takes no parameter twice. */
function readItem(text: string): string[] | undefined {
  return text === "" ? undefined : [text];
}

/** Prepares to take the parameters out of a path; the pipeline has encoded every segment of it. */
function createPathReader(template: string): (request: PrismRequest) => Texts {
  const positions = template.split("/").flatMap((part, position): [string, number][] => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    return name === undefined ? [] : [[name, position]];
  });
  return ({ url }) => {
    const segments = url.path.split("/");
    const texts: Texts = {};
    for (const [name, position] of positions) texts[name] = decodeURIComponent(segments[position] ?? "");
    return texts;
  };
}
