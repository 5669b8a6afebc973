import type { Reply } from "../answer.ts";
import type { Call } from "../request/call.ts";
import { mediaType } from "../request/headers.ts";
import { percentDecode } from "../request/percent-encoding.ts";
import { splitTarget } from "../router.ts";
import type { Notices } from "./notices.ts";
import { ROOT } from "./plane.ts";

/** Whether a form of the page was sent, by a browser. */
export function isPageForm({ method, headers }: Call): boolean {
  const isForm = mediaType(headers) === "application/x-www-form-urlencoded";
  return method === "POST" && isForm && (headers.accept ?? "").includes("text/html");
}

/**
 * Sends a browser back to where its form was: in the same world, on the same page of the orders. What went wrong is
 * told there.
 */
export function backToPage(call: Call, reply: Reply, notices: Notices): Reply {
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

function messageOf({ body }: Reply): string {
  return (body as { message: string }).message;
}

function typed({ body }: Call, path: string): { typed: string } | undefined {
  if (path !== `${ROOT}/faults` || body === "too large") return undefined;
  return { typed: new URLSearchParams(Buffer.from(body).toString()).get("text") ?? "" };
}

/** The part of the page that a form belongs to: an order, the clock or the faults. */
function placeOf(path: string): string {
  const [, , part = "", id = ""] = path.split("/");
  return encodeURIComponent(part === "orders" ? (percentDecode(id) ?? "") : part);
}
