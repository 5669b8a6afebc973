import type { Operation, PrismRequest } from "./operation.ts";
import type { Violation } from "./violation.ts";

const JSON_TYPE = "application/json";

/** What Prism is to check in place of a request as it came. */
export interface BodyChoice {
  /** The operation with one schema for its body. */
  operation: Operation;
  /** The request with its body as JSON. */
  request: PrismRequest;
  /** What is wrong when the body is none of the alternatives. */
  misfit?: Violation;
}

/** The alternatives that one media type offers, told apart by the constant value of one property. */
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
 * Prepares to choose the schema that a body is checked against: the one of its media type, and of a `oneOf` the
 * alternative that the body names. A body that fails a `oneOf` breaks rules of every alternative, and a list of them
 * all helps nobody; checked against the one it means, it breaks only the rules that matter.
 */
export function createBodyChooser(operations: Operation[]) {
  // Prepared once, because Prism compiles a schema again for every new object.
  const prepared = new Map(operations.map((operation) => [operation, byMediaType(operation)]));

  return (operation: Operation, request: PrismRequest): BodyChoice => {
    const alternatives = prepared.get(operation)?.get(request.headers?.["content-type"] ?? "");
    if (alternatives === undefined || request.body === undefined) return { operation, request };
    return { ...choose(alternatives, request.body), request: asJson(request) };
  };
}

/** Prism's own reader of forms throws on some input and drops some; the mock has read the body, form or JSON, already. */
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
    // An alternative does not say its dialect; only the schema around it does.
    withBody(operation, content, { ...alternative, ...(schema.$schema && { $schema: schema.$schema }) }),
  ]);
  return { whole, property, byValue: new Map(byValue) };
}

/** The property that has a constant value in each of the alternatives. */
function discriminator(alternatives: Schema[]): string | undefined {
  const candidates = Object.keys(alternatives[0]?.properties ?? {});
  return candidates.find((name) => alternatives.every(({ properties }) => properties?.[name]?.const !== undefined));
}

/** The operation with this one schema for its body, and that for JSON. */
function withBody(operation: Operation, content: Content, schema: Schema): Operation {
  const contents = [{ ...content, mediaType: JSON_TYPE, schema: schema as Content["schema"] & object }];
  const body = { ...operation.request?.body, contents } as NonNullable<Operation["request"]>["body"] & object;
  return { ...operation, request: { ...operation.request, body } };
}
