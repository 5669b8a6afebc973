import { HttpError } from "../http/http-error.ts";
import type { RawRequest } from "../http/messages.ts";

/**
 * Refuses a call by which a web page of another origin would change something: a page that somebody happens to have
 * open must not reset the orders of a test.
 *
 * @throws HttpError with 403.
 */
export function refuseForeign({ method, headers }: RawRequest): void {
  if (method === "GET" || method === "HEAD") return;
  const { origin, host = "" } = headers;
  const isForeign = headers["sec-fetch-site"] === "cross-site" || (origin !== undefined && hostOf(origin) !== host);
  if (isForeign) throw new HttpError(403, "A web page of another origin may look here, but change nothing.");
}

/** Undefined for the origin `null`, which is that of pages that hide where they come from. */
function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
