import { edison } from "./edison.ts";

/** How an API version shows the orders of a sandbox. */
export type ApiVersion = typeof edison;

/** The API versions by name, which is what a version such as `2026-01-29.edison` ends with. */
export const VERSIONS: Record<string, ApiVersion> = { edison };

/** The version of requests that name none. */
export const DEFAULT_VERSION = edison;
