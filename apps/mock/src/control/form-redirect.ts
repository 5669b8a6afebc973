import { randomUUID } from "node:crypto";
import type { HttpResponse, RawRequest } from "../http/messages.ts";
import { mediaType } from "../http/read-request.ts";
import { splitTarget } from "../http/router.ts";
import { percentDecode } from "../text.ts";
import { ROOT } from "./context.ts";

/** What the page shows after a form failed. */
export interface Notice {
  message: string;
  /** The text of the form for faults, to be corrected. Undefined for any other form. */
  typed?: string;
}

/** How many notices are kept: one for every page that may be open. */
const MAX_NOTICES = 100;

/** Keeps notices, so that their text is not part of the URL, where anyone could change it. */
export class Notices {
  readonly #notices = new Map<string, Notice>();

  /** Returns the ID of the notice. */
  add(notice: Notice): string {
    const id = randomUUID();
    this.#notices.set(id, notice);
    const [oldest] = this.#notices.keys();
    if (this.#notices.size > MAX_NOTICES && oldest !== undefined) this.#notices.delete(oldest);
    return id;
  }

  find(id: string): Notice | undefined {
    return this.#notices.get(id);
  }
}

/** Whether a browser sent a form of the page. */
export function isBrowserForm({ method, headers }: RawRequest): boolean {
  const isForm = mediaType(headers) === "application/x-www-form-urlencoded";
  return method === "POST" && isForm && (headers.accept ?? "").includes("text/html");
}

/** Redirects a browser back to its form: to the same sandbox and page of the orders. An error is shown there. */
export function redirectToPage(request: RawRequest, response: HttpResponse, notices: Notices): HttpResponse {
  const { path, search } = splitTarget(request.target);
  const query = new URLSearchParams();
  const world = new URLSearchParams(search).get("world");
  if (world !== null) query.set("world", world);
  const cursor = cursorOf(request.headers.referer);
  if (cursor !== null && path !== `${ROOT}/reset`) query.set("cursor", cursor);
  const isError = response.status >= 400;
  if (isError) {
    const { message } = response.body as { message: string };
    query.set("notice", notices.add({ message, ...typed(request, path) }));
  }

  const fragment = isError ? "notice" : sectionOf(path);
  const { "content-type": _, ...headers } = response.headers;
  return { status: 303, headers: { ...headers, location: `${ROOT}/${query.size > 0 ? `?${query}` : ""}#${fragment}` } };
}

/** Of the page that the browser came from, only the cursor is used. */
function cursorOf(referer = ""): string | null {
  return URL.canParse(referer) ? new URL(referer).searchParams.get("cursor") : null;
}

function typed({ body }: RawRequest, path: string): { typed: string } | undefined {
  if (path !== `${ROOT}/faults` || body === "too large") return undefined;
  return { typed: new URLSearchParams(Buffer.from(body).toString()).get("text") ?? "" };
}

/** The ID of the section with the form: an order, the clock, or the faults. */
function sectionOf(path: string): string {
  const [, , section = "", id = ""] = path.split("/");
  return encodeURIComponent(section === "orders" ? (percentDecode(id) ?? "") : section);
}
