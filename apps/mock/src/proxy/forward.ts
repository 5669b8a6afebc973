import type { HttpResponse, RawRequest } from "../http/messages.ts";
import { MAX_BODY_BYTES } from "../limits.ts";
import { percentDecode, splitOnce } from "../text.ts";

/** The error for a body that is too large to be kept, and so cannot be forwarded. */
export const TOO_LARGE = `The body is larger than ${MAX_BODY_BYTES} bytes, so the request was not forwarded.`;

/** The response of the upstream. The bytes are decompressed. */
export interface Forwarded {
  status: number;
  headers: Headers;
  bytes: Uint8Array;
}

/** Why there is no complete response, in words that follow a colon. */
export interface UpstreamFailure {
  failure: string;
}

/** How a request is forwarded. */
export interface Forwarding {
  upstream: Upstream;
  fetch: typeof fetch;
  /** For the complete response, in milliseconds. */
  timeout: number;
}

/** The headers that `fetch` sets itself: it names the encodings that it can decode, and does not support `Expect`. */
const OWN_REQUEST_HEADERS = new Set(["host", "content-length", "accept-encoding", "expect"]);
/** The encodings that `fetch` decodes. */
const DECODED = new Set(["gzip", "x-gzip", "deflate", "br", "zstd"]);
/** Statuses without a body (Fetch standard, section 2.2.3). */
const NULL_BODY_STATUSES = new Set([204, 205, 304]);

/** Forwards a request to the upstream. Redirects are not followed, but passed on. Never rejects. */
export async function forward(
  request: RawRequest,
  url: URL,
  { upstream, fetch, timeout }: Forwarding,
): Promise<Forwarded | UpstreamFailure> {
  const signal = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: requestHeaders(request, upstream),
      redirect: "manual",
      signal,
      ...(takesBody(request) && { body: request.body }),
    });
    return { status: response.status, headers: response.headers, bytes: await response.bytes() };
  } catch (error) {
    return {
      failure: signal.aborted ? `its response took longer than ${timeout / 1000} seconds` : causeOf(error as Error),
    };
  }
}

/** Whether the body of a request can be forwarded. `fetch` sends none with GET and HEAD. */
export function takesBody({ method, body }: RawRequest): boolean {
  return body.length > 0 && method !== "GET" && method !== "HEAD";
}

/** The response for the client: that of the upstream, without the headers of its connection. */
export function toResponse(method: string, { status, headers, bytes }: Forwarded): HttpResponse {
  const isHead = method === "HEAD";
  const kept = withoutHopByHop([...headers]).filter(([name]) => isHead || !isOutdated(name, headers));
  const named: Record<string, string | string[]> = Object.fromEntries(kept);
  // The one header that cannot be joined with commas (RFC 6265, section 3); Node sends each item as a line of its own.
  const cookies = headers.getSetCookie();
  if (cookies.length > 0) named["set-cookie"] = cookies;
  const isBodiless = isHead || NULL_BODY_STATUSES.has(status);
  return { status, headers: named as Record<string, string>, ...(!isBodiless && { bytes }) };
}

/** Whether a header no longer describes the bytes. */
function isOutdated(name: string, headers: Headers): boolean {
  if (name !== "content-encoding") return name === "content-length";
  const codings = (headers.get(name) ?? "").split(",");
  return codings.every((coding) => DECODED.has(coding.trim().toLowerCase()));
}

function requestHeaders({ headers }: RawRequest, { authorization }: Upstream): [string, string][] {
  const given = Object.entries(headers).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const kept = withoutHopByHop(given).filter(([name]) => !OWN_REQUEST_HEADERS.has(name));
  const isAnonymous = authorization !== undefined && headers.authorization === undefined;
  return isAnonymous ? [...kept, ["authorization", authorization]] : kept;
}

/** The message of `fetch` only says that it failed. When it tried several addresses, there is a code but no message. */
function causeOf({ message, cause }: Error): string {
  const { message: reason, code } = (cause ?? {}) as NodeJS.ErrnoException;
  return (reason || code || message).replace(/\.$/, "");
}

/** Headers that are about one connection only (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

type Pair = [name: string, value: string];

/** Leaves out the hop-by-hop headers, also those that `Connection` names. The names are in lower case. */
function withoutHopByHop(headers: Pair[]): Pair[] {
  const connection = headers.flatMap(([name, value]) => (name === "connection" ? value.split(",") : []));
  const named = new Set(connection.map((token) => token.trim().toLowerCase()));
  return headers.filter(([name]) => !HOP_BY_HOP.has(name) && !named.has(name));
}

/** The server that the proxy forwards to. */
export interface Upstream {
  /** Its URL as it may be shown, without credentials and query. */
  shown: string;
  /** The `Authorization` header for requests without one, from credentials in the URL. */
  authorization: string | undefined;
  /** What must not be shown: the credentials, and the values of the query. */
  secrets: string[];
  /** The URL of a request: below the upstream's own path, with its own query first. */
  urlOf(path: string, search: string): URL;
}

/**
 * Reads the URL of an upstream.
 *
 * @throws Error when it is not an http or https URL. The message shows only its protocol.
 */
export function readUpstream(url: URL): Upstream {
  if (!/^https?:$/.test(url.protocol)) {
    throw new Error(`The upstream must be an http or https URL, such as https://api.example, not ${url.protocol}`);
  }
  const base = url.pathname.replace(/\/$/, "");
  const ownQuery = url.search.slice(1);
  const userinfo = [url.username, url.password].map((part) => percentDecode(part) ?? part);
  const hasCredentials = url.username !== "" || url.password !== "";
  const basic = Buffer.from(userinfo.join(":")).toString("base64");
  return {
    shown: url.origin + base,
    authorization: hasCredentials ? `Basic ${basic}` : undefined,
    secrets: [basic, url.username, url.password, ...userinfo, ...queryValues(url)],
    urlOf(path, search) {
      // The setters cannot change the host, whatever a path such as `//other.example` looks like.
      const target = new URL(url.origin);
      target.pathname = base + path;
      target.search = [ownQuery, search].filter((part) => part !== "").join("&");
      return target;
    },
  };
}

/** As written in the URL, and decoded. */
function queryValues(url: URL): string[] {
  const pairs = url.search.slice(1).split("&");
  return [...pairs.map((pair) => splitOnce(pair, "=")[1]), ...url.searchParams.values()];
}
