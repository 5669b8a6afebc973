import type { Answer, CheckedRequest, Respond } from "./answer.ts";
import { documentedAnswer } from "./contract/lazy-prism.ts";
import type { Choice, Operation } from "./contract/prism.ts";
import { withRequestId } from "./error-bodies.ts";
import { Refusal } from "./refusal.ts";
import { readPrefer } from "./request/prefer.ts";
import { quote } from "./request/quote.ts";

/** Answers with the examples of the description, chosen by Prism. Nothing is remembered between two requests. */
export const respondStatically: Respond = async (request) => {
  const preferred = preferredChoice(request);
  if (preferred) return preferredAnswer(request, preferred);
  const answer = await give(request, choose(request));
  return { ...answer, body: withSentProperties(answer.body, request) };
};

/** What the `Prefer` header asks for; undefined when it asks for nothing. */
export function preferredChoice({ headers, operation }: CheckedRequest): Choice | undefined {
  return headers.prefer === undefined ? undefined : readPrefer(headers.prefer, operation);
}

/** The documented answer that the `Prefer` header asks for. Where it leaves a choice, the order asked for is taken. */
export function preferredAnswer(request: CheckedRequest, preferred: Choice): Promise<Answer> {
  return give(request, narrowed(request, preferred));
}

async function give({ operation }: CheckedRequest, choice: Choice): Promise<Answer> {
  const answer = await documentedAnswer(operation, choice);
  return answer.status < 400 ? answer : { ...answer, body: withRequestId(answer.body as object) };
}

function narrowed({ operation, parameters }: CheckedRequest, preferred: Choice): Choice {
  if (preferred.exampleKey !== undefined || preferred.dynamic) return preferred;
  const found = exampleWith(operation, parameters);
  return found?.code === preferred.code ? { ...preferred, ...found } : preferred;
}

/** An object that is asked for by its id is the example with that id, or 404. */
function choose({ operation, parameters, query }: CheckedRequest): Choice {
  if (query.cursor !== undefined) return pageAt(operation, query.cursor);
  if (Object.keys(parameters).length === 0) return {};
  return exampleWith(operation, parameters) ?? { code: 404 };
}

/**
 * The page after the one whose `next_page` the cursor is: the examples of a list stand in the order of its pages.
 *
 * @throws Refusal with 400 for a cursor of no page, as for one that was altered.
 */
function pageAt(operation: Operation, cursor: string): Choice {
  const { code, contents } = operation.responses.find((response) => response.code.startsWith("2")) ?? {};
  const pages = contents?.[0]?.examples ?? [];
  const before = pages.findIndex(
    (page) => "value" in page && (page.value as { next_page?: string }).next_page === cursor,
  );
  const next = before < 0 ? undefined : pages[before + 1];
  if (next) return { code: Number(code), exampleKey: next.key };
  throw new Refusal(400, `Query parameter "cursor" must be the next_page of an earlier answer, not ${quote(cursor)}.`);
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
function withSentProperties(answered: unknown, { operation, body }: CheckedRequest): unknown {
  const schema = operation.request?.body?.contents?.[0]?.schema as { properties?: object } | undefined;
  const names = Object.keys(schema?.properties ?? {});
  if (!isObject(answered) || !isObject(body)) return answered;
  const sent = names.filter((name) => name in answered && name in body).map((name) => [name, body[name]]);
  return { ...answered, ...Object.fromEntries(sent) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
