import type { Operation } from "../contract/prism.ts";
import type { Violation } from "../contract/violation.ts";
import { MAX_BYTES_FOR_EVERY_FAULT, MAX_CHECKED_BYTES } from "../limits.ts";
import { mediaType } from "../request/headers.ts";
import { quote } from "../request/quote.ts";
import type { Forwarded } from "./forward.ts";
import type { SchemaChecker } from "./schema-checker.ts";

export type DocumentedResponse = Operation["responses"][number];

/** Lists what is wrong with the body of an answer, and with its media type. */
export function checkContent(
  operation: Operation,
  { contents = [] }: DocumentedResponse,
  { headers, bytes }: Forwarded,
  schemas: SchemaChecker,
): Violation[] {
  if (contents.length === 0) return bytes.length === 0 ? [] : [body("must be empty")];
  if (bytes.length === 0) return [body("is required")];

  const type = mediaType({ "content-type": headers.get("content-type") ?? "" });
  const content = contents.find((candidate) => candidate.mediaType.toLowerCase() === type);
  if (!content) return [wrongType(contents, type)];
  if (bytes.length > MAX_CHECKED_BYTES) return [body(`is larger than ${MAX_CHECKED_BYTES} bytes and was not checked`)];
  if (!content.schema || !/[/+]json$/.test(type)) return [];

  const json = readJson(bytes);
  if (!json) return [body("is not JSON in UTF-8")];
  const faults = bytes.length <= MAX_BYTES_FOR_EVERY_FAULT ? "every" : "first";
  return schemas.body(operation, content.schema, json.value, faults);
}

function body(rule: string): Violation {
  return { place: "body", name: "", rule };
}

function wrongType(contents: { mediaType: string }[], type: string): Violation {
  const documented = contents.map(({ mediaType }) => mediaType).join(" or ");
  return { place: "header", name: "Content-Type", rule: `must be ${documented}${type && `, not ${quote(type)}`}` };
}

/** Undefined when it cannot be read. Node's reason would repeat a piece of the body, where a token may be. */
function readJson(bytes: Uint8Array): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) };
  } catch {
    return undefined;
  }
}
