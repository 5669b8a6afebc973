import { isDeepStrictEqual } from "node:util";
import { contentOf } from "../src/http/deliver.ts";
import type { HttpResponse, RawRequest } from "../src/http/messages.ts";
import type { PipelineOptions, RequestHandler } from "../src/http/pipeline.ts";
import { splitTarget } from "../src/http/router.ts";
import { createMatcher } from "../src/proxy/validate.ts";
import { createAnswerChecker } from "../src/proxy/validate-response.ts";
import { GATEWAY_STATUSES } from "../src/sandbox/fault.ts";
import type { Operation } from "../src/validation/operation.ts";
import { packagedContract } from "../src/validation/packaged.ts";

/** A call and its answer, as `redocly drift` reads them. */
export interface Exchange {
  request: { method: string; url: string; headers?: RawRequest["headers"]; body?: string };
  response: { status: number; headers: HttpResponse["headers"]; body?: string };
  /** What our own proxy finds wrong with the answer. It looks at the status, the headers and the media type as well. */
  problems: string[];
}

const contract = packagedContract();
const locate = createMatcher(contract.operations);
const check = createAnswerChecker(contract);

/** What is wrong with an order, by the contract. */
export function problemsOfOrder(order: object): string[] {
  const { operation } = locate("GET", "/meter-orders/any");
  const headers = { "content-type": "application/json", "x-api-version": contract.spec.info.version };
  return operation ? check(operation, "GET", forwarded({ status: 200, headers, body: order })) : [];
}

/** Prepares to record what fronts are asked and answer. Fronts of other descriptions test only how a mock is made. */
export function createRecorder(keep: (exchange: Exchange) => void, isStrange: (reply: HttpResponse) => boolean) {
  return (pipeline: RequestHandler, options: PipelineOptions): RequestHandler => {
    if (!isDeepStrictEqual(options.contract.spec, contract.spec)) return pipeline;
    return {
      ...pipeline,
      async handle(call) {
        const reply = await pipeline.handle(call);
        const exchange = isStrange(reply) ? undefined : toExchange(call, reply, options);
        if (exchange) keep(exchange);
        return reply;
      },
    };
  };
}

/** Undefined when the contract has nothing to say about it. */
function toExchange(call: RawRequest, reply: HttpResponse, options: PipelineOptions): Exchange | undefined {
  // A server in front of the API says this, because a test asked for it.
  if (GATEWAY_STATUSES.includes(reply.status)) return undefined;
  const { path, search } = splitTarget(call.target);
  const { operation, ...located } = locate(call.method, path);
  // An unknown call that is answered as if it were known stays, for drift to find.
  if (!operation && (call.method === "OPTIONS" || reply.status >= 400)) return undefined;

  // HEAD is a GET whose answer has no body.
  const method = operation?.method ?? call.method;
  const url = `http://127.0.0.1${located.path}`;
  // A call that is refused exercises no parameter.
  const isRefused = reply.status >= 400 && reply.status < 500;
  const query = readable(search, operation, options);
  return {
    request: isRefused ? { method, url } : { method, url: url + query, headers: call.headers, body: text(call.body) },
    response: {
      status: reply.status,
      headers: reply.headers,
      body: call.method === "HEAD" ? "" : text(contentOf(reply)),
    },
    problems: operation ? check(operation, call.method, forwarded(reply)) : [],
  };
}

/** The query, each item of a list as a parameter of its own, because drift does not split lists at their commas. */
function readable(
  search: string,
  operation: Operation | undefined,
  { ignoreUnknownParameters }: PipelineOptions,
): string {
  const known = new Map(operation?.request?.query?.map((parameter) => [parameter.name, parameter]));
  const pairs = [...new URLSearchParams(search)]
    // Some mocks are told to ignore what they do not know, as the API does.
    .filter(([name]) => !ignoreUnknownParameters || known.has(name))
    .flatMap(([name, value]) => {
      const items = known.get(name)?.explode === false ? value.split(",") : [value];
      return items.map((item): [string, string] => [name, item]);
    });
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : "";
}

function forwarded(reply: HttpResponse) {
  return { status: reply.status, headers: new Headers(reply.headers), bytes: Buffer.from(contentOf(reply) ?? "") };
}

/** Without a byte order mark, as the mock reads it. */
function text(content: string | Uint8Array = ""): string {
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}
