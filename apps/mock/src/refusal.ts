/** A request that the mock itself answers with an error, because it breaks the contract. */
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

/** The statuses that the mock gives of its own accord. The description has to have an error for each of them. */
export const REFUSAL_STATUSES = [400, 401, 404, 405, 500] as const;

export type RefusalStatus = (typeof REFUSAL_STATUSES)[number];
