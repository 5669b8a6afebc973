import { randomUUID } from "node:crypto";
import type { Operation } from "../validation/operation.ts";

/** A request that the mock answers with an error, because it breaks the contract or because the state forbids it. */
export class HttpError extends Error {
  readonly status: HttpErrorStatus;
  /** Further response headers, their names in lower case. */
  readonly headers: Record<string, string>;

  constructor(status: HttpErrorStatus, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** The statuses that the mock refuses with. The description has to have an error for each of them. */
export type HttpErrorStatus = 400 | 401 | 402 | 403 | 404 | 405 | 409 | 422 | 429 | 500;

export const HTTP_ERROR_STATUSES: readonly HttpErrorStatus[] = [400, 401, 402, 403, 404, 405, 409, 422, 429, 500];

/** Makes the body of an error answer, in the API's own envelope. */
export type ErrorBodies = (status: HttpErrorStatus, message: string) => object;

/**
 * Takes the envelope of every error from the description's own examples, so that codes and links are written there only.
 *
 * @throws Error when the description has no example for an error that the mock has to answer.
 */
export function createErrorBodies(operations: Operation[]): ErrorBodies {
  const examples = new Map(HTTP_ERROR_STATUSES.map((status) => [status, exampleBody(operations, status)]));
  return (status, message) => withRequestId({ ...examples.get(status), message });
}

/** Gives an error a request id of its own: an id that comes twice identifies nothing. */
export function withRequestId(body: object): object {
  return { ...body, requestId: randomUUID() };
}

function exampleBody(operations: Operation[], status: HttpErrorStatus): object {
  const responses = operations.flatMap((operation) => operation.responses);
  for (const response of responses.filter(({ code }) => code === String(status))) {
    const example = response.contents?.[0]?.examples?.[0];
    if (example && "value" in example && typeof example.value === "object" && example.value) return example.value;
  }
  throw new Error(`The description has no example of an answer with status ${status}, which the mock has to give.`);
}
