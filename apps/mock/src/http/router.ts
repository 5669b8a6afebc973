import { percentDecode, quote, splitOnce } from "../text.ts";
import type { Operation } from "../validation/operation.ts";
import { HttpError } from "./http-error.ts";

/** What there is at one path: the operations by their HTTP methods, and the values of the path's parameters. */
export interface Place {
  /** The path as it was asked for, encoded anew. */
  path: string;
  parameters: Record<string, string>;
  /** By method in upper case. */
  operations: Map<string, Operation>;
  /** The methods that are known here, separated by commas. */
  allow: string;
}

/**
 * Prepares to find a path of the description.
 *
 * @returns a function that throws a {@link HttpError} with 404 when there is nothing, with 400 when a path is malformed.
 */
export function createRouter(operations: Operation[]): (path: string) => Place {
  const templates = [...new Set(operations.map(({ path }) => path))].map((path) => readTemplate(path, operations));
  return (path) => {
    const segments = path.split("/").map(decodeSegment);
    const template = templates.find(({ parts }) => matches(parts, segments));
    if (template === undefined) throw new HttpError(404, `There is nothing at ${quote(path)}.`);
    return {
      // Encoded anew, because Prism throws on what is only nearly percent-encoded.
      path: segments.map(encodeURIComponent).join("/"),
      parameters: Object.fromEntries(template.parameters.map(([name, i]) => [name, segments[i] ?? ""])),
      operations: template.operations,
      allow: template.allow,
    };
  };
}

/**
 * Chooses the operation of a method; HEAD is answered as GET.
 *
 * @throws HttpError with 405 when the method is not known at this place.
 */
export function operationAt({ operations, path, allow }: Place, method: string): Operation {
  const operation = operations.get(method === "HEAD" ? "GET" : method);
  if (operation) return operation;
  throw new HttpError(405, `${method} is not allowed at ${quote(path)}; ${allow} are.`, { allow });
}

/** Takes the path and the query from a request's target, which may also be a whole URL (RFC 9112, section 3.2.2). */
export function splitTarget(target: string): { path: string; search: string } {
  const [path, search] = splitOnce(target.replace(/^https?:\/\/[^/?]*/i, ""), "?");
  return { path: path === "" ? "/" : path, search };
}

/** A path of the description, prepared for finding it. */
interface Template extends Pick<Place, "operations" | "allow"> {
  parts: string[];
  /** The parameters with the numbers of their parts. */
  parameters: [name: string, part: number][];
}

function readTemplate(path: string, all: Operation[]): Template {
  const parts = path.split("/");
  const here = all.filter((operation) => operation.path === path);
  const operations = new Map(here.map((operation) => [operation.method.toUpperCase(), operation]));
  const methods = [...operations.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
  const names = parts.map((part) => /^\{(.+)\}$/.exec(part)?.[1]);
  const parameters = names.flatMap((name, i): [string, number][] => (name === undefined ? [] : [[name, i]]));
  return { parts, parameters, operations, allow: [...methods, "OPTIONS"].join(", ") };
}

/** A parameter takes any segment but an empty one. */
function matches(parts: string[], segments: string[]): boolean {
  const fits = (part: string, segment: string) => (part.startsWith("{") ? segment !== "" : part === segment);
  return parts.length === segments.length && parts.every((part, i) => fits(part, segments[i] ?? ""));
}

function decodeSegment(segment: string): string {
  const decoded = percentDecode(segment);
  if (decoded === undefined) throw new HttpError(400, `The path is not percent-encoded UTF-8: ${quote(segment)}.`);
  return decoded;
}
