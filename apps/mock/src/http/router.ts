import { percentDecode, quote, splitOnce } from "../text.ts";
import type { Operation } from "../validation/operation.ts";
import { HttpError } from "./http-error.ts";

/** The route of a path: the operations by HTTP method, and the values of the path parameters. */
export interface RouteMatch {
  /** The requested path, correctly encoded. */
  path: string;
  parameters: Record<string, string>;
  /** By method in upper case. */
  operations: Map<string, Operation>;
  /** The allowed methods, separated by commas. */
  allow: string;
}

/**
 * Creates a router for the paths of the description.
 *
 * @returns a function that throws an {@link HttpError}: with 404 for an unknown path, with 400 for a malformed one.
 */
export function createRouter(operations: Operation[]): (path: string) => RouteMatch {
  const templates = [...new Set(operations.map(({ path }) => path))].map((path) => readTemplate(path, operations));
  return (path) => {
    const segments = path.split("/").map(decodeSegment);
    const template = templates.find(({ parts }) => matches(parts, segments));
    if (template === undefined) throw new HttpError(404, `No such path: ${quote(path)}.`);
    return {
      // Encoded again, because Prism throws on malformed percent-encoding.
      path: segments.map(encodeURIComponent).join("/"),
      parameters: Object.fromEntries(template.parameters.map(([name, i]) => [name, segments[i] ?? ""])),
      operations: template.operations,
      allow: template.allow,
    };
  };
}

/**
 * The operation of a method. HEAD is handled as GET.
 *
 * @throws HttpError with 405 when the path does not allow the method.
 */
export function operationAt({ operations, path, allow }: RouteMatch, method: string): Operation {
  const operation = operations.get(method === "HEAD" ? "GET" : method);
  if (operation) return operation;
  throw new HttpError(405, `${method} is not allowed at ${quote(path)}. Allowed: ${allow}.`, { allow });
}

/** Splits a request target, which may also be an absolute URL (RFC 9112, section 3.2.2), into path and query. */
export function splitTarget(target: string): { path: string; search: string } {
  const [path, search] = splitOnce(target.replace(/^https?:\/\/[^/?]*/i, ""), "?");
  return { path: path === "" ? "/" : path, search };
}

/** A path template of the description, prepared for matching. */
interface Template extends Pick<RouteMatch, "operations" | "allow"> {
  parts: string[];
  /** The parameters with the indices of their parts. */
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

/** A parameter matches any segment except an empty one. */
function matches(parts: string[], segments: string[]): boolean {
  const fits = (part: string, segment: string) => (part.startsWith("{") ? segment !== "" : part === segment);
  return parts.length === segments.length && parts.every((part, i) => fits(part, segments[i] ?? ""));
}

function decodeSegment(segment: string): string {
  const decoded = percentDecode(segment);
  if (decoded === undefined) throw new HttpError(400, `The path is not percent-encoded UTF-8: ${quote(segment)}.`);
  return decoded;
}
