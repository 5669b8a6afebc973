import { splitOnce } from "../request/percent-encoding.ts";

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
