import type { Operation } from "../contract/prism.ts";
import { splitOnce } from "./percent-encoding.ts";
import { quote } from "./quote.ts";

/** The headers of a request, their names in lower case. */
export type Headers = Record<string, string | undefined>;

/** The header that names an edition of the API. */
export const API_VERSION = "x-api-version";

/** Reads the headers that the operation has, and the credentials. An empty header is a problem; Prism drops it. */
export function readHeaders(given: Headers, operation: Operation, problems: string[]): Record<string, string> {
  const headers = new Map<string, string>();
  for (const { name } of operation.request?.headers ?? []) {
    const value = given[name.toLowerCase()];
    if (value === "") problems.push(`Header ${quote(name)} must not be empty.`);
    if (value !== undefined) headers.set(name.toLowerCase(), value);
  }
  const credentials = readCredentials(given.authorization ?? "");
  if (credentials !== undefined) headers.set("authorization", credentials);
  return Object.fromEntries(headers);
}

/** The media type of the body, in lower case and without parameters such as the charset; empty when none is given. */
export function mediaType(given: Headers): string {
  return splitOnce(given["content-type"] ?? "", ";")[0]
    .trim()
    .toLowerCase();
}

/**
 * Rewrites credentials into the one spelling that Prism recognises. The name of a scheme may be in any case (RFC 9110,
 * section 11.1), and a secret may contain colons (RFC 7617, section 2). Anything else is no credentials at all.
 */
function readCredentials(authorization: string): string | undefined {
  const [scheme, value] = splitOnce(authorization.trim(), " ");
  const credentials = value.trim();
  if (/^bearer$/i.test(scheme) && credentials !== "") return `Bearer ${credentials}`;
  if (!/^basic$/i.test(scheme)) return undefined;

  const [user, secret] = splitOnce(Buffer.from(credentials, "base64").toString(), ":");
  if (user === "" || secret === "") return undefined;
  return `Basic ${Buffer.from(`${user}:${encodeURIComponent(secret)}`).toString("base64")}`;
}
