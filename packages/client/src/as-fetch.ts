import { errorOf, isAnswerOfTheApi } from "./answer.js";
import type { Connection } from "./connection.js";
import { isSafe, type Message } from "./message.js";

/**
 * The connection as a `fetch`: one request in, one response out. What lies in between, such as credentials and further
 * attempts, is no business of whoever calls it. Of the request, its method, URL, headers, body and signal are used.
 */
export function asFetch(connection: Connection): (request: Request) => Promise<Response> {
  return async (request) => {
    const { method, url, signal } = request;
    const message: Message = { method, url, headers: Object.fromEntries(request.headers), signal };
    if (!isSafe(message)) message.body = await request.text();
    const answer = await connection.send(message);
    if (method !== "HEAD" && !isAnswerOfTheApi(answer)) throw errorOf(message, answer);
    const { status, statusText, headers } = answer.response;
    return new Response(answer.text || null, { status, statusText, headers });
  };
}
