/** A request that the mock answers with an error, because it breaks the contract or because the state forbids it. */
export class Refusal extends Error {
  readonly status: RefusalStatus;
  /** Further response headers, their names in lower case. */
  readonly headers: Record<string, string>;

  constructor(status: RefusalStatus, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

/** The statuses that the mock refuses with. The description has to have an error for each of them. */
export type RefusalStatus = 400 | 401 | 402 | 403 | 404 | 405 | 409 | 422 | 429 | 500;

export const REFUSAL_STATUSES: readonly RefusalStatus[] = [400, 401, 402, 403, 404, 405, 409, 422, 429, 500];
