import { ERROR_CLASSES, type ErrorByStatus } from "./errors.gen.js";
import { ApiError, MeterOrdersError } from "./errors.js";

/** A call that succeeded. */
export interface Success<Value> {
  ok: true;
  status?: undefined;
  value: Value;
  error?: undefined;
}

/** A call that the API answered with one of its errors; the type of the error follows from the status. */
export type ApiFailure = {
  [Status in keyof ErrorByStatus]: { ok: false; status: Status; value?: undefined; error: ErrorByStatus[Status] };
}[keyof ErrorByStatus];

/** A call that failed in any other way: without an answer, or with one that is not of the API. */
export interface OtherFailure {
  ok: false;
  status?: undefined;
  value?: undefined;
  error: MeterOrdersError;
}

/**
 * Waits for a call without throwing. Errors that are not of this package, such as a TypeError for a wrong argument, are
 * thrown all the same.
 *
 * @example
 * const result = await settle(client.meterOrders.retrieve(id));
 * if (result.ok) console.log(result.value.status);
 * else if (result.status === 404) console.log(result.error.code);
 */
export async function settle<Value>(call: Promise<Value>): Promise<Success<Value> | ApiFailure | OtherFailure> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    if (!(error instanceof MeterOrdersError)) throw error;
    const known = error instanceof ApiError && `${error.status} ${error.code}` in ERROR_CLASSES;
    return { ok: false, status: known ? error.status : undefined, error } as ApiFailure | OtherFailure;
  }
}
