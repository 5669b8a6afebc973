import type { Operation } from "../contract/prism.ts";
import { MAX_BODY_BYTES } from "../limits.ts";
import { readPairs } from "./percent-encoding.ts";
import { quote } from "./quote.ts";

const FORM = "application/x-www-form-urlencoded";

/** The bytes of a body, or that it was too large to keep. */
export type RawBody = Uint8Array | "too large";

/**
 * Parses a body, JSON or form; undefined when there is none, or none that can be read. A body that the operation does
 * not take is ignored, as HTTP has it for GET. Prism checks the value later; the problems are what it never gets to see.
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

/** Prism takes `null`, `false`, `0` and `""` for a missing body, which would be a misleading complaint. */
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
