import { ApiError, MeterOrdersError } from "./errors.js";
import type { ErrorByStatus } from "./versions/edison/errors.gen.js";

/**
 * The result of a call: `value` if `ok` is true, otherwise `error`. The type of the error follows from `status`, which is
 * undefined if the API did not return one of its errors.
 */
export type Settled<Value> =
  | { ok: true; status?: undefined; value: Value; error?: undefined }
  | {
      [Status in keyof ErrorByStatus]: { ok: false; status: Status; value?: undefined; error: ErrorByStatus[Status] };
    }[keyof ErrorByStatus]
  | { ok: false; status?: undefined; value?: undefined; error: MeterOrdersError };

/**
 * Waits for a call and returns its error instead of throwing it. Errors that are not a {@link MeterOrdersError}, such as
 * a TypeError for an invalid argument, are still thrown.
 *
 * @example
 * const result = await settle(client.meterOrders.retrieve(id));
 * if (result.ok) console.log(result.value.status);
 * else if (result.status === 404) console.log(result.error.code);
 */
export async function settle<Value>(call: Promise<Value>): Promise<Settled<Value>> {
  try {
    return { ok: true, value: await call };
  } catch (error) {
    if (!(error instanceof MeterOrdersError)) throw error;
    // A code that this package does not know has no class of its own, and no type to narrow to.
    const known = error instanceof ApiError && error.name !== "ApiError";
    return { ok: false, status: known ? error.status : undefined, error } as Settled<Value>;
  }
}
