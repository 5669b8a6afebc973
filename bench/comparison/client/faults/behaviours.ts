/** What a fault server can do with a request. */
import type { Dialect } from "./dialects.ts";
import type { Behaviour } from "./fault-server.ts";

type Headers = Record<string, string>;

export const REQUEST_ID = "request-4711";

/** A request's id stands in a header of another name with every API. */
const ids = { "x-request-id": REQUEST_ID, "request-id": REQUEST_ID, "x-github-request-id": REQUEST_ID };

export function json(body: unknown, status = 200, headers: Headers = {}): Behaviour {
  return text(JSON.stringify(body), status, { "content-type": "application/json", ...headers });
}

export function text(body: string, status: number, headers: Headers): Behaviour {
  return (response) => {
    response.writeHead(status, { ...ids, ...headers }).end(body);
  };
}

/** Answers with an object of the client's own API. */
export function fine(dialect: Dialect, id = "object_1"): Behaviour {
  return json(dialect.object(id));
}

/** Answers with an error of the client's own API. */
export function failure(dialect: Dialect, status: number, headers: Headers = {}): Behaviour {
  return json(dialect.error(status), status, headers);
}

export function page(dialect: Dialect, ids: string[], next: string | undefined, url: string): Behaviour {
  const { body, headers } = dialect.page(ids, next, url);
  return json(body, 200, headers);
}

/** Closes the connection once the request has arrived. */
export const reset: Behaviour = ({ socket }) => socket?.resetAndDestroy();

/** Sends the headers and a first piece of the body, and nothing more. */
export const stall: Behaviour = (response) => {
  response.writeHead(200, { ...ids, "content-type": "application/json" }).write('{"object":');
};

/** Does something else, but late. */
export function after(ms: number, then: Behaviour): Behaviour {
  return (response) => setTimeout(() => then(response), ms);
}

/** Issues one token after the other. */
export function issueTokens(dialect: Dialect, secret: string): Behaviour {
  let count = 0;
  return (response) => json(dialect.token(`${secret}-${++count}`), 201)(response);
}
