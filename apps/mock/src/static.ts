/** Responses from the examples of the description, selected by Prism. No state is kept between requests. */
import { HttpError, withRequestId } from "./http/http-error.ts";
import type { ApiRequest, ApiResponse } from "./http/messages.ts";
import { quote, splitOnce } from "./text.ts";
import { documentedResponse } from "./validation/lazy-prism.ts";
import type { Choice, Operation } from "./validation/operation.ts";

/**
 * Responds with an example. The `Prefer` header selects it, otherwise the path parameters do.
 *
 * @throws HttpError with 400 for a `Prefer` header or a cursor that matches no example.
 */
export async function respondStatically(request: ApiRequest): Promise<ApiResponse> {
  const preferred = preferredChoice(request);
  if (preferred) return preferredResponse(request, preferred);
  const response = await respond(request, choose(request));
  return { ...response, body: withSentProperties(response.body, request) };
}

/** The response that the `Prefer` header selects. Undefined when it selects none. */
export function preferredChoice({ headers, operation }: ApiRequest): Choice | undefined {
  return headers.prefer === undefined ? undefined : readPrefer(headers.prefer, operation);
}

/** The documented response that was preferred. Of several, the one for the requested order. */
export function preferredResponse(request: ApiRequest, preferred: Choice): Promise<ApiResponse> {
  return respond(request, narrowed(request, preferred));
}

async function respond({ operation }: ApiRequest, choice: Choice): Promise<ApiResponse> {
  const response = await documentedResponse(operation, choice);
  return response.status < 400 ? response : { ...response, body: withRequestId(response.body as object) };
}

function narrowed({ operation, parameters }: ApiRequest, preferred: Choice): Choice {
  if (preferred.exampleKey !== undefined || preferred.dynamic) return preferred;
  const found = exampleWith(operation, parameters);
  return found?.code === preferred.code ? { ...preferred, ...found } : preferred;
}

/** Of examples that have an ID, the one with the requested ID, otherwise 404. */
function choose({ operation, parameters, query }: ApiRequest): Choice {
  if (query.cursor !== undefined) return pageAt(operation, query.cursor);
  const values = successExamples(operation).map(exampleValue);
  const isIdentified = Object.keys(parameters).some((name) => values.some((value) => name in value));
  return isIdentified ? (exampleWith(operation, parameters) ?? { code: 404 }) : {};
}

/** The page after the one whose `next_page` the cursor is. The examples of a list are in the order of its pages. */
function pageAt(operation: Operation, cursor: string): Choice {
  const pages = successExamples(operation);
  const before = pages.findIndex((page) => exampleValue(page).next_page === cursor);
  const next = before < 0 ? undefined : pages[before + 1];
  if (next) return { code: next.code, exampleKey: next.key };
  throw new HttpError(
    400,
    `Query parameter "cursor" must be the next_page of an earlier response, not ${quote(cursor)}.`,
  );
}

function exampleWith(operation: Operation, parameters: Record<string, string>): Choice | undefined {
  const example = successExamples(operation).find((candidate) =>
    Object.entries(parameters).every(([name, wanted]) => exampleValue(candidate)[name] === wanted),
  );
  return example && { code: example.code, exampleKey: example.key };
}

function successExamples({ responses }: Operation) {
  const { code, contents } = responses.find((response) => response.code.startsWith("2")) ?? {};
  return (contents?.[0]?.examples ?? []).map((example) => ({ ...example, code: Number(code) }));
}

function exampleValue(example: object): Record<string, unknown> {
  return "value" in example && isObject(example.value) ? example.value : {};
}

/**
 * Copies sent properties, such as the subscription, into a response that has properties of these names: a response for
 * another subscription would contradict the request.
 */
function withSentProperties(responded: unknown, { operation, body }: ApiRequest): unknown {
  const schema = operation.request?.body?.contents?.[0]?.schema as { properties?: object } | undefined;
  const names = Object.keys(schema?.properties ?? {});
  if (!isObject(responded) || !isObject(body)) return responded;
  const sent = names.filter((name) => name in responded && name in body).map((name) => [name, body[name]]);
  return { ...responded, ...Object.fromEntries(sent) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/**
 * Reads the `Prefer` header: `code=404`, `example=blocked`, `dynamic=true`, `seed=7`, separated by commas. Other
 * preferences are ignored (RFC 7240, section 2). Undefined when there are no others.
 *
 * @throws HttpError with 400 when the description has no such response. The message lists those it has.
 */
function readPrefer(header: string, operation: Operation): Choice | undefined {
  const preferences = readPreferences(header);
  const code = preferences.get("code");
  const example = preferences.get("example");
  const dynamic = preferences.get("dynamic");
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;

  const codes = operation.responses.map((response) => response.code);
  assertOneOf("code", code, codes);
  const examples = exampleKeys(operation, code);
  assertOneOf("example", example, [...examples.keys()]);
  assertOneOf("dynamic", dynamic, ["true", "false"]);

  const choice: Choice = { dynamic: dynamic === "true" };
  const chosenCode = code ?? examples.get(example ?? "");
  const seed = preferences.get("seed");
  if (chosenCode !== undefined) choice.code = Number(chosenCode);
  if (example !== undefined) choice.exampleKey = example;
  if (seed) choice.seed = seed;
  return choice;
}

/** The values may be quoted. The first of several preferences of one name counts. */
function readPreferences(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const part of header.split(/[,;]/)) {
    const [name, value] = splitOnce(part, "=");
    const key = name.trim().toLowerCase();
    if (!preferences.has(key)) preferences.set(key, value.trim().replace(/^"(.*)"$/, "$1"));
  }
  return preferences;
}

/** The names of the examples, each with its status. */
function exampleKeys(operation: Operation, code: string | undefined): Map<string, string> {
  const responses = operation.responses.filter((response) => code === undefined || response.code === code);
  const pairs = responses.flatMap((response) =>
    (response.contents ?? []).flatMap(({ examples = [] }) =>
      examples.map((example): [string, string] => [example.key, response.code]),
    ),
  );
  return new Map(pairs);
}

function assertOneOf(name: string, value: string | undefined, possible: string[]): void {
  if (value === undefined || possible.includes(value)) return;
  throw new HttpError(400, `The ${name} in header "Prefer" must be one of ${possible.join(", ")}.`);
}
