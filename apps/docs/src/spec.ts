/** The API version that the site describes. */
import * as openapi from "@meter-orders/openapi";

export const spec = openapi.spec("edison");
export const operations = openapi.operations(spec);

/** The object that a reference in the spec leads to. Any other object is returned as it is. */
export function resolve<T extends object>(node: T | openapi.Ref): T {
  return openapi.resolve(spec, node);
}
