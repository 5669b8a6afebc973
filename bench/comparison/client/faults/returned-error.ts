/** Stands for an error that a client returns, together with the response, where others throw. */
export class ReturnedError extends Error {
  override name = "ReturnedError";
  readonly result: unknown;
  /** The error in the result. */
  readonly error: unknown;

  constructor(result: unknown, error: unknown) {
    super("The client returned an error");
    this.result = result;
    this.error = error;
  }
}

/** The data of a result, when it has no error. */
export async function dataOf(call: Promise<{ data?: unknown; error?: unknown; response?: unknown }>): Promise<unknown> {
  const result = await call;
  if (result.error !== undefined) throw new ReturnedError(result, result.error);
  return result.data;
}
