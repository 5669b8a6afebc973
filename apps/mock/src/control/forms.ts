import type { HttpResponse, RawRequest } from "../http/messages.ts";
import { mediaType } from "../http/read-request.ts";
import { splitTarget } from "../http/router.ts";
import { percentDecode } from "../text.ts";
import type { Notices } from "./notices.ts";
import { ROOT } from "./plane.ts";

/** Whether a form of the page was sent, by a browser. */
export function isPageForm({ method, headers }: RawRequest): boolean {
  const isForm = mediaType(headers) === "application/x-www-form-urlencoded";
  return method === "POST" && isForm && (headers.accept ?? "").includes("text/html");
}

/**
 * Sends a browser back to where its form was: in the same world, on the same page of the orders. What went wrong is
 * told there.
 */
export function backToPage(call: RawRequest, reply: HttpResponse, notices: Notices): HttpResponse {
  const { path, search } = splitTarget(call.target);
  const query = new URLSearchParams();
  const world = new URLSearchParams(search).get("world");
  if (world !== null) query.set("world", world);
  const cursor = cursorOf(call.headers.referer);
  if (cursor !== null && path !== `${ROOT}/reset`) query.set("cursor", cursor);
  if (reply.status >= 400) query.set("notice", notices.add({ message: messageOf(reply), ...typed(call, path) }));

  const place = reply.status >= 400 ? "notice" : placeOf(path);
  const { "content-type": _, ...headers } = reply.headers;
  return { status: 303, headers: { ...headers, location: `${ROOT}/${query.size > 0 ? `?${query}` : ""}#${place}` } };
}

/** The browser tells where the form was; only its page of the orders is taken from that. */
function cursorOf(referer = ""): string | null {
  return URL.canParse(referer) ? new URL(referer).searchParams.get("cursor") : null;
}

function messageOf({ body }: HttpResponse): string {
  return (body as { message: string }).message;
}

function typed({ body }: RawRequest, path: string): { typed: string } | undefined {
  if (path !== `${ROOT}/faults` || body === "too large") return undefined;
  return { typed: new URLSearchParams(Buffer.from(body).toString()).get("text") ?? "" };
}

/** The part of the page that a form belongs to: an order, the clock or the faults. */
function placeOf(path: string): string {
  const [, , part = "", id = ""] = path.split("/");
  return encodeURIComponent(part === "orders" ? (percentDecode(id) ?? "") : part);
}
