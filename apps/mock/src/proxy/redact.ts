import { MAX_EXAMPLE_CHARACTERS } from "../limits.ts";
import { percentDecode, splitOnce } from "../text.ts";
import type { Operation } from "../validation/operation.ts";

/** Shorter texts may be ordinary words, and redacting those would make sentences unreadable. In characters. */
const MIN_LENGTH = 6;

/**
 * Creates a function that redacts secrets in a text. The proxy keeps nothing that should contain one. This is for clients
 * that put a token into a path, and for upstreams that repeat one.
 */
export function createRedactor(secrets: string[]): (text: string) => string {
  const spellings = secrets.flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed())]);
  const longestFirst = [...new Set(spellings)]
    .filter((secret) => secret.length >= MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
}

/** The secrets in an `Authorization` header: its credentials, and what Basic credentials encode. */
export function credentialsIn(authorization: string): string[] {
  const [scheme, value] = splitOnce(authorization.trim(), " ");
  const credentials = value.trim();
  if (credentials === "") return [scheme];
  if (!/^basic$/i.test(scheme)) return [credentials];
  const decoded = Buffer.from(credentials, "base64").toString();
  return [credentials, decoded, ...splitOnce(decoded, ":")];
}

/**
 * An example of a request: its method, path, and query. Of parameters that the contract does not know, it shows the name
 * only, because some clients send a token that way.
 */
export function requestExample(method: string, path: string, search: string, operation: Operation | undefined): string {
  const known = new Set((operation?.request?.query ?? []).map(({ name }) => name));
  const pairs = search.split("&").map((pair) => {
    const [rawName, value] = splitOnce(pair, "=");
    const name = percentDecode(rawName.replaceAll("+", " "));
    return value === "" || (name !== undefined && known.has(name)) ? pair : `${rawName}=…`;
  });
  return shortened(`${method} ${path}${search && `?${pairs.join("&")}`}`);
}

/** Limits the length of what a client sent. */
export function shortened(text: string): string {
  return text.length > MAX_EXAMPLE_CHARACTERS ? `${text.slice(0, MAX_EXAMPLE_CHARACTERS)}…` : text;
}
