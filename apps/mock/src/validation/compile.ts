import type { Ajv } from "ajv";
import { compileSchema, createSchemaCompilers } from "./ajv.ts";
import type { Operation, Spec } from "./operation.ts";

const DIALECT = "https://json-schema.org/draft/2020-12/schema";

type Compile = (where: string, schema: unknown) => void;
interface Parameter {
  name: string;
  schema?: unknown;
}
interface Content {
  mediaType: string;
  schema?: unknown;
}

/**
 * Makes sure that Prism checks everything that the description says.
 *
 * @throws Error that names the reason.
 */
export function assertBundle(spec: Spec): void {
  if (spec.jsonSchemaDialect !== DIALECT) {
    throw new Error(`jsonSchemaDialect must be ${DIALECT}. Without it, Prism checks bodies with an older draft.`);
  }
  for (const [name, value] of everyProperty(spec)) {
    if (name === "$ref" && typeof value === "string" && !value.startsWith("#")) {
      throw new Error(`The description is not a bundle: it refers to ${value}.`);
    }
    if (name === "$id" && typeof value === "string") {
      throw new Error(`No schema may have an $id, such as ${value}: Prism checks it only the first time.`);
    }
  }
}

/**
 * Compiles every schema as Prism does. To Prism, a schema that does not compile allows everything.
 *
 * @throws Error that names the operation, the location, and the reason.
 */
export function assertCompiles(operations: Operation[]): void {
  const compilers = createCompilers();
  for (const operation of operations) assertOperationCompiles(operation, compilers(operation));
}

function assertOperationCompiles(operation: Operation, { parameter, body }: { parameter: Compile; body: Compile }) {
  const parameters = (kind: string, all: Parameter[] = []) => {
    for (const { name, schema = {} } of all) parameter(`${kind} "${name}"`, schema);
  };
  const contents = (kind: string, all: Content[] = []) => {
    for (const { mediaType, schema } of all) body(`${kind} (${mediaType})`, schema);
  };

  const { request, responses } = operation;
  parameters("query parameter", request?.query);
  parameters("header", request?.headers);
  parameters("path parameter", request?.path);
  contents("request body", request?.body?.contents);
  for (const { code, headers, contents: bodies } of responses) {
    parameters(`response ${code}, header`, headers);
    contents(`response ${code}`, bodies);
  }
}

function createCompilers() {
  const { parameters, bodies } = createSchemaCompilers({ verified: false });
  return (operation: Operation) => ({
    // Prism makes each of them a property of one object; their own $schema says nothing there.
    parameter: (where: string, value: unknown) => compile(parameters, operation, where, { properties: { value } }),
    body: (where: string, schema: unknown) => compile(bodies, operation, where, schema),
  });
}

function compile(ajv: Ajv, operation: Operation, where: string, schema: unknown): void {
  try {
    compileSchema(ajv, operation, schema as object | undefined);
  } catch (error) {
    const place = `${operation.method.toUpperCase()} ${operation.path}, ${where}`;
    throw new Error(`The schema at ${place} does not compile: ${(error as Error).message}`, { cause: error });
  }
}

/** Every property in a document, however deep. */
export function* everyProperty(value: unknown): Generator<[string, unknown]> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield [name, inner];
    yield* everyProperty(inner);
  }
}
