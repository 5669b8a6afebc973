import type { NamedSpec, Raw } from "./load.ts";
import { type Node, node } from "./node.ts";
import { readParameters } from "./parameters.ts";
import { type Direction, Reader } from "./reader.ts";
import { readSchema } from "./schema.ts";

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** A whole spec. Its operations are read on demand: what is not compared may have any shape. */
export interface Api {
  constraints: Node["constraints"];
  operations: Map<string, { label: string; read: () => Node }>;
}

export function readApi(spec: NamedSpec, paths: "full" | "without base"): Api {
  const reader = new Reader(spec);
  const operations: Api["operations"] = new Map();
  for (const [path, reference] of Object.entries(reader.spec.paths ?? {})) {
    const item = reader.resolve(reference);
    for (const method of METHODS.filter((name) => item?.[name])) {
      const full = (paths === "full" ? basePath(item[method], item, reader.spec) : "") + path;
      const label = `${method.toUpperCase()} ${full}`;
      operations.set(label.replace(/\{[^}]*\}/g, "{}"), {
        label,
        read: () => readOperation(label, path, item, item[method], reader),
      });
    }
  }
  const base = paths === "full" ? null : basePath({}, {}, reader.spec) || "none";
  return { constraints: { servers: origins(reader.spec), basePath: base }, operations };
}

function readOperation(label: string, path: string, item: Raw, operation: Raw, reader: Reader): Node {
  const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])];
  const children = readParameters(parameters, path, reader);
  children.set("security", readSecurity(operation, reader));
  if (operation.requestBody) children.set("body", readBody(reader.resolve(operation.requestBody), reader));
  for (const [status, response] of Object.entries(operation.responses ?? {}))
    children.set(`response ${status.toUpperCase()}`, readResponse(reader.resolve(response), reader));
  return { ...node("operation", {}, children), label };
}

function readBody({ required, content }: Raw, reader: Reader): Node {
  return node("body", required ? { required } : {}, readContent(content, "request", reader));
}

function readResponse({ content, headers = {} }: Raw, reader: Reader): Node {
  const children = readContent(content, "response", reader);
  for (const [name, reference] of Object.entries(headers)) {
    if (name.toLowerCase() === "content-type") continue;
    const header = readHeader(reader.resolve(reference), reader);
    children.set(`header ${name.toLowerCase()}`, { ...header, label: `header ${name}` });
  }
  return node("response", {}, children);
}

function readHeader({ required, schema }: Raw, reader: Reader): Node {
  const { constraints, children } = readSchema(schema, reader, "response");
  const { nullability: _, ...others } = constraints;
  return node("header", required ? { ...others, required } : others, children);
}

function readContent(content: Raw, direction: Direction, reader: Reader): Map<string, Node> {
  const types = Object.entries<Raw>(content ?? {}).map(([type, media]): [string, Node] => {
    const name = type.split(";")[0]?.trim().toLowerCase() ?? type;
    return [name, { ...readSchema(reader.resolve(media)?.schema, reader, direction), kind: "media type" }];
  });
  return new Map(types);
}

/** The accepted credentials, and the scopes that they need. */
function readSecurity(operation: Raw, reader: Reader): Node {
  const alternatives: Raw[] = operation.security ?? reader.spec.security ?? [];
  const schemes = alternatives.map((alternative) =>
    Object.keys(alternative)
      .map((name) => scheme(name, reader))
      .sort()
      .join(" and "),
  );
  const scopes = [...new Set(alternatives.flatMap((alternative) => Object.values(alternative)).flat() as string[])];
  const constraints = {
    schemes: [...new Set(schemes.length > 0 ? schemes.map((name) => name || "nothing") : ["nothing"])],
  };
  if (scopes.length > 0) return node("security", { ...constraints, scopes });
  return node("security", cannotSayScopes(alternatives, reader) ? { ...constraints, scopes: null } : constraints);
}

/** By the header that is sent: an OAuth 2.0 token is sent like any other bearer token. */
function scheme(name: string, reader: Reader): string {
  const { type, scheme, in: place, name: key } = securityScheme(name, reader);
  if (type === "http") return scheme.toLowerCase();
  if (type === "oauth2" || type === "openIdConnect") return "bearer";
  return type === "apiKey" ? `key in ${place} ${place === "header" ? key.toLowerCase() : key}` : (type ?? "undeclared");
}

/** Before OpenAPI 3.1, only OAuth 2.0 could have scopes. */
function cannotSayScopes(alternatives: Raw[], reader: Reader): boolean {
  const names = alternatives.flatMap((alternative) => Object.keys(alternative));
  const types = names.map((name) => securityScheme(name, reader).type);
  return /^3\.0/.test(reader.spec.openapi) && types.some((type) => type === "http" || type === "apiKey");
}

function securityScheme(name: string, reader: Reader): Raw {
  return reader.resolve(reader.spec.components?.securitySchemes?.[name]) ?? {};
}

/** The origins of the servers. A relative URL has none, and one on this machine is not part of the API. */
function origins({ servers }: Raw): string[] | null {
  const all = (servers ?? [])
    .map((server: Raw) => serverUrl(server)?.origin)
    .filter((origin?: string) => origin && !isLocal(origin));
  return all.length > 0 ? [...new Set<string>(all)] : null;
}

/** What precedes a path in a request: the path of the first server that applies. */
function basePath(...holders: Raw[]): string {
  const [server] = holders.find(({ servers }) => servers?.length)?.servers ?? [];
  return (server && serverUrl(server)?.pathname.replace(/\/+$/, "")) || "";
}

function serverUrl({ url = "/", variables = {} }: Raw): URL | undefined {
  const filled = url.replace(/\{([^}]*)\}/g, (_: string, name: string) => variables[name]?.default ?? name);
  return URL.parse(filled, "http://localhost") ?? undefined;
}

function isLocal(origin: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);
}
