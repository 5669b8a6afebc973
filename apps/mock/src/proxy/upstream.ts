import { percentDecode, splitOnce } from "../request/percent-encoding.ts";

/** The server that the proxy stands in front of. */
export interface Upstream {
  /** Its URL as it may be shown: without credentials and query. */
  shown: string;
  /** The value of `Authorization` for callers who send none, from credentials in the URL. */
  authorization: string | undefined;
  /** What must never be shown: the credentials and the values of the query. */
  secrets: string[];
  /** Where a call goes to: below the upstream's own path, with its own query in front. */
  urlOf(path: string, search: string): URL;
}

/**
 * Reads the URL of an upstream.
 *
 * @throws Error when it is no http or https URL; the message shows no more of it than the protocol.
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

/** As they stand in the URL, and decoded. */
function queryValues(url: URL): string[] {
  const pairs = url.search.slice(1).split("&");
  return [...pairs.map((pair) => splitOnce(pair, "=")[1]), ...url.searchParams.values()];
}
