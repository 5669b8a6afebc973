declare const unknown: unique symbol;

/**
 * A value that the API has added since this package was made. It is a string like the others, and arrives as it is; its
 * type keeps a `switch` over the known values exhaustive, and a misspelt value an error.
 *
 * @example
 * switch (order.status) {
 *   case "waiting": …
 *   default: order.status satisfies UnknownValue; // an error as long as a known status is missing above
 * }
 */
export type UnknownValue = string & { readonly [unknown]: true };
