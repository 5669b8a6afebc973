import { edison } from "./edison.ts";

/** How an API version shows the orders of a sandbox. */
export type ApiVersion = typeof edison;

/** The API versions by name, which is what a version such as `2026-01-29.edison` ends with. */
const VERSIONS: Record<string, ApiVersion> = { edison };

/** The version of requests that name none. */
export const DEFAULT_VERSION = edison;

/** The version that a request names in `X-API-Version`, or else the default. */
export function versionOf(header = ""): ApiVersion {
  return VERSIONS[header.slice(header.lastIndexOf(".") + 1)] ?? DEFAULT_VERSION;
}
