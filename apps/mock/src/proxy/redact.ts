import { MAX_EXAMPLE_CHARACTERS } from "../limits.ts";
import { percentDecode, splitOnce } from "../text.ts";
import type { Operation } from "../validation/operation.ts";

/** Shorter texts are as likely to be ordinary words, and blackening those would spoil every sentence. */
const MIN_LENGTH = 6;

/**
 * Makes a function that blackens secrets in a text. Nothing that the proxy keeps should hold one anyway; this is for
 * callers who put a token into a path, and for upstreams that repeat one.
 */
export function createRedactor(secrets: string[]): (text: string) => string {
  const spellings = secrets.flatMap((secret) => [secret, encodeURIComponent(secret.toWellFormed())]);
  const longestFirst = [...new Set(spellings)]
    .filter((secret) => secret.length >= MIN_LENGTH)
    .sort((a, b) => b.length - a.length);
  return (text) => longestFirst.reduce((rest, secret) => rest.replaceAll(secret, "…"), text);
}

/** Takes apart an `Authorization` header into all that must not be shown: its credentials, and what Basic hides in them. */
export function credentialsIn(authorization: string): string[] {
  const [scheme, value] = splitOnce(authorization.trim(), " ");
  const credentials = value.trim();
  if (credentials === "") return [scheme];
  if (!/^basic$/i.test(scheme)) return [credentials];
  const decoded = Buffer.from(credentials, "base64").toString();
  return [credentials, decoded, ...splitOnce(decoded, ":")];
}

/**
 * Shows a call: its method, path and query. Parameters that the contract does not know keep their name only, because
 * nobody knows what is in them; some callers send a token that way.
 */
export function callExample(method: string, path: string, search: string, operation: Operation | undefined): string {
  const known = new Set((operation?.request?.query ?? []).map(({ name }) => name));
  const pairs = search.split("&").map((pair) => {
    const [rawName, value] = splitOnce(pair, "=");
    const name = percentDecode(rawName.replaceAll("+", " "));
    return value === "" || (name !== undefined && known.has(name)) ? pair : `${rawName}=…`;
  });
  return shortened(`${method} ${path}${search && `?${pairs.join("&")}`}`);
}

/** Keeps the beginning of what a caller may have made very long. */
export function shortened(text: string): string {
  return text.length > MAX_EXAMPLE_CHARACTERS ? `${text.slice(0, MAX_EXAMPLE_CHARACTERS)}…` : text;
}
