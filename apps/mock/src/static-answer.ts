import type { Answer, Choice, Operation, Prism } from "./prism.ts";
import { quote } from "./quote.ts";
import { Refusal } from "./refusal.ts";

/** A request that keeps the contract, as far as a static answer depends on it. */
export interface CheckedRequest {
  operation: Operation;
  /** The values of the path's parameters, by name. */
  parameters: Record<string, string>;
  /** The query parameters, by name. */
  query: Record<string, string>;
  body: unknown;
  /** What the `Prefer` header asks for. */
  preferred: Choice | undefined;
}

/** Answers with an example of the description. Nothing is remembered between two requests. */
export async function staticAnswer(prism: Prism, request: CheckedRequest): Promise<Answer> {
  const answer = await prism.example(request.operation, choose(request));
  return request.preferred ? answer : { ...answer, body: withSentProperties(answer.body, request) };
}

/** An object that is asked for by its id is the example with that id, or 404. */
function choose({ operation, parameters, query, preferred }: CheckedRequest): Choice {
  const isAboutOneObject = Object.keys(parameters).length > 0;
  if (query.cursor !== undefined && !preferred) return pageAt(operation, query.cursor);
  if (!isAboutOneObject || preferred?.exampleKey !== undefined || preferred?.dynamic) return preferred ?? {};

  const found = exampleWith(operation, parameters);
  if (!preferred) return found ?? { code: 404 };
  return found?.code === preferred.code ? { ...preferred, ...found } : preferred;
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
