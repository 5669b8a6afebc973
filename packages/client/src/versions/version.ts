import type { ApiError } from "../errors.js";

declare const unknown: unique symbol;

/**
 * An enum value that the API added after this package was generated. At run time it is an ordinary string, passed
 * through unchanged. Its type keeps a `switch` over the known values exhaustive, and a misspelled value an error.
 *
 * @example
 * switch (order.status) {
 *   case "waiting": …
 *   default: order.status satisfies UnknownValue; // an error while a known status is missing above
 * }
 */
export type UnknownValue = string & { readonly [unknown]: true };

/** The type of value that a filter operator takes. */
export type Operand = "string" | "boolean" | "array" | "date-time";

/** The filters of a list: operand types by field and operator. */
export type Filters = Record<string, Record<string, Operand>>;

/** Everything that the client needs to know about one API version at run time. */
export interface Version {
  /** The value of `X-API-Version`. */
  readonly apiVersion: string;
  /** The base URL in production. */
  readonly productionUrl: string;
  /** The path of token requests. */
  readonly tokenPath: string;
  /** The filters of the list of meter orders. */
  readonly filters: Filters;
  /** The class of every error of the API, by status and code. */
  readonly errorClasses: Record<string, typeof ApiError>;
}
