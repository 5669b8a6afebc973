import { challenge } from "./authentication.ts";
import { checkRequest } from "./check-request.ts";
import type { Description } from "./description.ts";
import { createErrorBodies, withRequestId } from "./error-bodies.ts";
import { type Answer, loadPrism, type Operation } from "./prism.ts";
import { Refusal } from "./refusal.ts";
import type { Call } from "./request/call.ts";
import { API_VERSION } from "./request/headers.ts";
import { readPrefer } from "./request/prefer.ts";
import { createRouter, operationAt, type Place, splitTarget } from "./router.ts";
import { staticAnswer } from "./static-answer.ts";

/** An answer, ready to be sent; the names of the headers are in lower case. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

/** The mock without a server around it. */
export interface Front {
  /** Answers a request, always: whatever goes wrong is answered as well. */
  answer(call: Call): Promise<Reply>;
  /** Answers what never became a request. */
  refuse(refusal: Refusal): Reply;
}

/**
 * Loads a bundled description and answers requests from it.
 *
 * @throws Error when the description cannot be served faithfully; the message names the place and the reason.
 */
export async function createFront(description: Description): Promise<Front> {
  const prism = await loadPrism(description);
  const find = createRouter(prism.operations);
  const errorBody = createErrorBodies(prism.operations);
  const common = commonHeaders(description, prism.operations);

  async function respond(call: Call): Promise<Reply> {
    const { path, search } = splitTarget(call.target);
    const place = find(path);
    if (call.method === "OPTIONS") return preflight(place);

    const operation = operationAt(place, call.method);
    const { body, query } = await checkRequest({ description, prism }, call, { operation, path: place.path, search });
    const preferred = readPrefer(call.headers.prefer ?? "", operation);
    const answer = await staticAnswer(prism, { operation, parameters: place.parameters, query, body, preferred });
    return toReply(answer, place.allow, challenge(operation, description.info.title));
  }

  function refuse({ status, message, headers }: Refusal): Reply {
    const body = errorBody(status, message);
    return { status, headers: { ...headers, ...common, "content-type": "application/json" }, body };
  }

  return {
    refuse,
    async answer(call) {
      try {
        const reply = await respond(call);
        return { ...reply, headers: { ...reply.headers, ...common } };
      } catch (error) {
        return refuse(error instanceof Refusal ? error : failure(error));
      }
    },
  };
}

/** What every answer carries. Any web page may call the mock: it holds nothing of worth. */
function commonHeaders({ info }: Description, operations: Operation[]): Record<string, string> {
  const responses = operations.flatMap((operation) => operation.responses);
  const names = responses.flatMap(({ headers = [] }) => headers.map(({ name }) => name));
  return {
    [API_VERSION]: info.version,
    "access-control-allow-origin": "*",
    "access-control-expose-headers": [...new Set(names)].join(", "),
  };
}

/** The wildcard covers every header but Authorization (Fetch standard, section 3.3.2). */
function preflight({ allow }: Place): Reply {
  const headers = {
    allow,
    "access-control-allow-methods": allow,
    "access-control-allow-headers": "*, Authorization",
  };
  return { status: 204, headers };
}

/** Of two headers the description can at best give an example; the mock knows what they have to be. */
function toReply({ statusCode: status, headers = {}, body }: Answer, allow: string, authenticate: string): Reply {
  const documented = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status,
    headers: {
      ...Object.fromEntries(documented),
      ...(status === 405 && { allow }),
      ...(status === 401 && { "www-authenticate": authenticate }),
    },
    body: status >= 400 ? withRequestId(body as object) : body,
  };
}

/** A fault of the mock itself, the one thing worth a trace on the terminal. */
function failure(error: unknown): Refusal {
  console.error(error);
  return new Refusal(500, `The mock itself failed: ${(error as Error).message}`);
}
