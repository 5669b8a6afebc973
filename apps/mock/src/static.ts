import { HttpError, withRequestId } from "./http/http-error.ts";
import type { ApiRequest, ApiResponse, Respond } from "./http/messages.ts";
import { quote, splitOnce } from "./text.ts";
import { documentedAnswer } from "./validation/lazy-prism.ts";
import type { Choice, Operation } from "./validation/operation.ts";

/** Answers with the examples of the description, chosen by Prism. Nothing is remembered between two requests. */
export const respondStatically: Respond = async (request) => {
  const preferred = preferredChoice(request);
  if (preferred) return preferredAnswer(request, preferred);
  const answer = await give(request, choose(request));
  return { ...answer, body: withSentProperties(answer.body, request) };
};

/** What the `Prefer` header asks for; undefined when it asks for nothing. */
export function preferredChoice({ headers, operation }: ApiRequest): Choice | undefined {
  return headers.prefer === undefined ? undefined : readPrefer(headers.prefer, operation);
}

/** The documented answer that the `Prefer` header asks for. Where it leaves a choice, the order asked for is taken. */
export function preferredAnswer(request: ApiRequest, preferred: Choice): Promise<ApiResponse> {
  return give(request, narrowed(request, preferred));
}

async function give({ operation }: ApiRequest, choice: Choice): Promise<ApiResponse> {
  const answer = await documentedAnswer(operation, choice);
  return answer.status < 400 ? answer : { ...answer, body: withRequestId(answer.body as object) };
}

function narrowed({ operation, parameters }: ApiRequest, preferred: Choice): Choice {
  if (preferred.exampleKey !== undefined || preferred.dynamic) return preferred;
  const found = exampleWith(operation, parameters);
  return found?.code === preferred.code ? { ...preferred, ...found } : preferred;
}

/** An object that is asked for by its id is the example with that id, or 404. */
function choose({ operation, parameters, query }: ApiRequest): Choice {
  if (query.cursor !== undefined) return pageAt(operation, query.cursor);
  if (Object.keys(parameters).length === 0) return {};
  return exampleWith(operation, parameters) ?? { code: 404 };
}

/**
 * The page after the one whose `next_page` the cursor is: the examples of a list stand in the order of its pages.
 *
 * @throws HttpError with 400 for a cursor of no page, as for one that was altered.
 */
function pageAt(operation: Operation, cursor: string): Choice {
  const { code, contents } = operation.responses.find((response) => response.code.startsWith("2")) ?? {};
  const pages = contents?.[0]?.examples ?? [];
  const before = pages.findIndex(
    (page) => "value" in page && (page.value as { next_page?: string }).next_page === cursor,
  );
  const next = before < 0 ? undefined : pages[before + 1];
  if (next) return { code: Number(code), exampleKey: next.key };
  throw new HttpError(
    400,
    `Query parameter "cursor" must be the next_page of an earlier answer, not ${quote(cursor)}.`,
  );
}

function exampleWith(operation: Operation, parameters: Record<string, string>): Choice | undefined {
  const success = operation.responses.find(({ code }) => code.startsWith("2"));
  const example = success?.contents?.[0]?.examples?.find((candidate) => {
    const value = ("value" in candidate ? candidate.value : {}) as Record<string, unknown>;
    return Object.entries(parameters).every(([name, wanted]) => value[name] === wanted);
  });
  return success && example ? { code: Number(success.code), exampleKey: example.key } : undefined;
}

/**
 * Lets a new object show what it was made from, such as its subscription: an answer about another subscription than the
 * one sent would contradict the request. Only properties that the description names for the body are taken over.
 */
function withSentProperties(answered: unknown, { operation, body }: ApiRequest): unknown {
  const schema = operation.request?.body?.contents?.[0]?.schema as { properties?: object } | undefined;
  const names = Object.keys(schema?.properties ?? {});
  if (!isObject(answered) || !isObject(body)) return answered;
  const sent = names.filter((name) => name in answered && name in body).map((name) => [name, body[name]]);
  return { ...answered, ...Object.fromEntries(sent) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/**
 * Reads the `Prefer` header: `code=404`, `example=blocked`, `dynamic=true`, `seed=7`, with commas in between. Other
 * preferences are ignored (RFC 7240, section 2); undefined when nothing else was there.
 *
 * @throws HttpError with 400 when the description has no such answer; the message lists those it has.
 */
export function readPrefer(header: string, operation: Operation): Choice | undefined {
  const preferences = readPreferences(header);
  const code = preferences.get("code");
  const example = preferences.get("example");
  const dynamic = preferences.get("dynamic");
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;

  assertOneOf(
    "code",
    code,
    operation.responses.map((response) => response.code),
  );
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

/** The values may be in quotation marks; of a preference that comes twice, the first counts. */
function readPreferences(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const part of header.split(/[,;]/)) {
    const [name, value] = splitOnce(part, "=");
    const key = name.trim().toLowerCase();
    if (!preferences.has(key)) preferences.set(key, value.trim().replace(/^"(.*)"$/, "$1"));
  }
  return preferences;
}

/** The names of the examples, each with the status that it belongs to. */
function exampleKeys(operation: Operation, code: string | undefined): Map<string, string> {
  const responses = operation.responses.filter((response) => code === undefined || response.code === code);
  return new Map(
    responses.flatMap((response) =>
      (response.contents ?? []).flatMap(({ examples = [] }) =>
        examples.map((example): [string, string] => [example.key, response.code]),
      ),
    ),
  );
}

function assertOneOf(name: string, value: string | undefined, possible: string[]): void {
  if (value === undefined || possible.includes(value)) return;
  throw new HttpError(400, `The ${name} in header "Prefer" must be one of ${possible.join(", ")}.`);
}
