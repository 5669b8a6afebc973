import type { Operation, PrismRequest } from "./operation.ts";
import type { Violation } from "./violation.ts";

const JSON_TYPE = "application/json";

/** What an engine checks in place of the request. */
export interface BodyChoice {
  /** The operation with one schema for its body. */
  operation: Operation;
  /** The request with its body as JSON. */
  request: PrismRequest;
  /** The violation, when the body is none of the alternatives. */
  misfit?: Violation;
}

/** The alternatives for one media type, discriminated by the constant value of one property. */
interface Alternatives {
  whole: Operation;
  property?: string;
  byValue: Map<unknown, Operation>;
}

type Content = NonNullable<NonNullable<NonNullable<Operation["request"]>["body"]>["contents"]>[number];
interface Schema {
  $schema?: string;
  oneOf?: Schema[];
  properties?: Record<string, { const?: unknown }>;
}

/**
 * Creates a function that selects the schema for a body: that of its media type, and of a `oneOf` the alternative that
 * the body names. A body that fails a `oneOf` violates rules of every alternative. Checked against the alternative that
 * it names, it violates only the relevant rules.
 */
export function createBodyChooser(operations: Operation[]) {
  // Created once, because Prism compiles a schema again for every new object.
  const prepared = new Map(operations.map((operation) => [operation, byMediaType(operation)]));

  return (operation: Operation, request: PrismRequest): BodyChoice => {
    const alternatives = prepared.get(operation)?.get(request.headers?.["content-type"] ?? "");
    if (alternatives === undefined || request.body === undefined) return { operation, request };
    return { ...choose(alternatives, request.body), request: asJson(request) };
  };
}

/** The mock has already parsed the body. Prism's own form parser throws on some input and drops some. */
function asJson(request: PrismRequest): PrismRequest {
  return { ...request, headers: { ...request.headers, "content-type": JSON_TYPE } };
}

function choose({ whole, property, byValue }: Alternatives, body: unknown): Omit<BodyChoice, "request"> {
  if (property === undefined) return { operation: whole };
  const chosen = byValue.get((body as Record<string, unknown> | null)?.[property]);
  if (chosen) return { operation: chosen };
  const rule = `must be one of ${[...byValue.keys()].join(", ")}`;
  return { operation: whole, misfit: { place: "body", name: property, rule } };
}

function byMediaType(operation: Operation): Map<string, Alternatives> {
  const contents = operation.request?.body?.contents ?? [];
  return new Map(contents.map((content) => [content.mediaType, alternatives(operation, content)]));
}

function alternatives(operation: Operation, content: Content): Alternatives {
  const schema = (content.schema ?? {}) as Schema;
  const whole = withBody(operation, content, schema);
  const property = discriminator(schema.oneOf ?? []);
  if (property === undefined) return { whole, byValue: new Map() };

  const byValue = (schema.oneOf ?? []).map((alternative): [unknown, Operation] => [
    alternative.properties?.[property]?.const,
    // Only the schema that contains the alternatives names the dialect.
    withBody(operation, content, { ...alternative, ...(schema.$schema && { $schema: schema.$schema }) }),
  ]);
  return { whole, property, byValue: new Map(byValue) };
}

/** The property that has a constant value in each of the alternatives. */
function discriminator(alternatives: Schema[]): string | undefined {
  const candidates = Object.keys(alternatives[0]?.properties ?? {});
  return candidates.find((name) => alternatives.every(({ properties }) => properties?.[name]?.const !== undefined));
}

/** The operation with one schema for its body, as JSON. */
function withBody(operation: Operation, content: Content, schema: Schema): Operation {
  const contents = [{ ...content, mediaType: JSON_TYPE, schema: schema as Content["schema"] & object }];
  const body = { ...operation.request?.body, contents } as NonNullable<Operation["request"]>["body"] & object;
  return { ...operation, request: { ...operation.request, body } };
}
