/** What a fault server can do with a request. */
import { ERROR_CLASSES } from "../../src/versions/edison/errors.gen.js";
import type { Behavior, Script } from "./fault-server.js";

type Headers = Record<string, string>;

/** Responds with JSON. */
export function json(body: unknown, status = 200, headers: Headers = {}): Behavior {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
  };
}

/** Responds with an error of the API. */
export function failure(status: number, headers: Headers = {}, message = "It failed."): Behavior {
  const pair = Object.keys(ERROR_CLASSES).find((key) => key.startsWith(`${status} `));
  const code = pair?.split(" ")[1] ?? "SOMETHING_NEW";
  const docs = `https://docs.nomos.energy/api-references/errors/${code}`;
  return json({ code, message, requestId: `request-${status}`, docs }, status, headers);
}

/** Responds with other text, such as the error page of a proxy. */
export function text(body: string, status: number, headers: Headers = { "content-type": "text/html" }): Behavior {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** Responds with a redirect. */
export function redirect(location: string, status = 302): Behavior {
  return text("", status, { location });
}

/** Resets the connection once the request has arrived, with or without a part of the response. */
export function reset(part = ""): Behavior {
  return ({ socket }) => {
    if (part) socket?.write(part);
    setTimeout(() => socket?.resetAndDestroy(), part ? 20 : 0);
  };
}

/** Sends the headers and a first piece of the body, and nothing more. */
export const stall: Behavior = (response) => {
  response.writeHead(200, { "content-type": "application/json" }).write('{"object":');
};

/** Never responds. */
export const silence: Behavior = () => {};

/** Does something else, but delayed. */
export function after(ms: number, then: Behavior): Behavior {
  return (response, request) => setTimeout(() => then(response, request), ms);
}

/** A script for each method. */
export function byMethod(scripts: Record<string, Behavior[]>): Script {
  const counts: Record<string, number> = {};
  return ({ method }) => {
    const index = counts[method] ?? 0;
    counts[method] = index + 1;
    const script = scripts[method] ?? [];
    return script[index] ?? script.at(-1) ?? failure(405);
  };
}
