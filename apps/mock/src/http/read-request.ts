import { MAX_BODY_BYTES, MAX_PROBLEMS } from "../limits.ts";
import { quote, readPairs, splitOnce, suggestion } from "../text.ts";
import type { Operation } from "../validation/operation.ts";
import type { Headers, RawBody } from "./messages.ts";

/** Reads the headers of the operation, and the credentials. An empty header is a problem, which Prism would ignore. */
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

/** The media type of the body, in lower case and without parameters such as the charset. Empty when there is none. */
export function mediaType(given: Headers): string {
  return splitOnce(given["content-type"] ?? "", ";")[0]
    .trim()
    .toLowerCase();
}

/**
 * Normalizes credentials to the one spelling that Prism recognizes. Scheme names are case-insensitive (RFC 9110, section
 * 11.1), and a secret may contain colons (RFC 7617, section 2). Undefined when they are malformed.
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

/** How numbers are written. Prism also accepts `0x10`, `1e1`, and ` 10` as an integer. */
const NUMBERS: Record<string, RegExp> = {
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
};

/**
 * Reads the query parameters of the operation. The engine validates their values later.
 *
 * The problems are what Prism accepts: unknown names, names in another case, empty values, repetitions, and unusual
 * spellings of numbers. With `ignoreUnknown`, unknown names are ignored, as the real API does.
 */
export function readQuery(
  search: string,
  operation: Operation,
  problems: string[],
  ignoreUnknown: boolean,
): Record<string, string> {
  if (search === "") return {};
  const types = new Map((operation.request?.query ?? []).map(({ name, schema }) => [name, typeOf(schema)]));
  const query = new Map<string, string>();
  for (const [name, value] of readPairs(search, problems)) {
    // No more are reported, and looking for a suggestion takes time.
    if (problems.length >= MAX_PROBLEMS) break;
    if (ignoreUnknown && !types.has(name)) continue;
    const problem = query.has(name) ? "must be given only once" : misspelling(value, types.get(name));
    if (!types.has(name)) problems.push(unknownParameter(name, [...types.keys()]));
    else if (problem !== undefined) problems.push(`Query parameter ${quote(name)} ${problem}.`);
    query.set(name, value);
  }
  return Object.fromEntries(query);
}

function typeOf(schema: unknown): string | undefined {
  return (schema as { type?: string } | undefined)?.type;
}

function misspelling(value: string, type: string | undefined): string | undefined {
  if (value === "") return "must not be empty";
  const spelling = NUMBERS[type ?? ""];
  return spelling && !spelling.test(value) ? `must be ${type === "integer" ? "an" : "a"} ${type}` : undefined;
}

function unknownParameter(name: string, known: string[]): string {
  const problem = `There is no query parameter ${quote(name)}${suggestion(name, known)}`;
  return known.length === 0 ? problem : `${problem} The real API ignores it and returns the unfiltered list.`;
}

const FORM = "application/x-www-form-urlencoded";

/**
 * Parses a JSON or form body. Undefined when there is none, or when it cannot be read. A body that the operation does
 * not take is ignored. The engine validates the value later.
 */
export function readBody(raw: RawBody, mediaType: string, operation: Operation, problems: string[]): unknown {
  const mediaTypes = operation.request?.body?.contents?.map((content) => content.mediaType) ?? [];
  if (mediaTypes.length === 0 || raw.length === 0) return undefined;
  if (raw === "too large") {
    problems.push(`The body must not be larger than ${MAX_BODY_BYTES} bytes.`);
  } else if (!mediaTypes.includes(mediaType)) {
    problems.push(
      `Header "Content-Type" must be ${mediaTypes.join(" or ")}${mediaType && `, not ${quote(mediaType)}`}.`,
    );
  } else {
    return parse(raw, mediaType, problems);
  }
}

function parse(raw: Uint8Array, mediaType: string, problems: string[]): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(raw);
    return mediaType === FORM ? readForm(text, problems) : readJson(text, problems);
  } catch (error) {
    problems.push(`The body is not ${mediaType}: ${(error as Error).message}.`);
  }
}

/** Prism reports `null`, `false`, `0`, and `""` as a missing body, which would mislead. */
function readJson(text: string, problems: string[]): unknown {
  const value: unknown = JSON.parse(text);
  if (!value) problems.push(`The body must not be ${JSON.stringify(value)}.`);
  return value;
}

function readForm(text: string, problems: string[]): Record<string, string> {
  const fields = new Map<string, string>();
  for (const [name, value] of readPairs(text, problems)) {
    if (fields.has(name)) problems.push(`Body property ${quote(name)} must be given only once.`);
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}
