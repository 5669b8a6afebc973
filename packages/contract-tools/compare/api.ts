import type { Description, Raw } from "./load.ts";
import { readParameters } from "./parameters.ts";
import { type Direction, Reader } from "./reader.ts";
import { readSchema } from "./schema.ts";
import { readSecurity } from "./security.ts";
import { basePath, origins } from "./servers.ts";
import { type Node, node } from "./tree.ts";

const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The whole of a description. Its operations are read when they are asked for: what is not compared may be as it likes. */
export interface Api {
  facts: Node["facts"];
  operations: Map<string, { label: string; read: () => Node }>;
}

export function readApi(description: Description, paths: "full" | "without base"): Api {
  const reader = new Reader(description);
  const operations: Api["operations"] = new Map();
  for (const [path, reference] of Object.entries(reader.document.paths ?? {})) {
    const item = reader.resolve(reference);
    for (const method of methods.filter((name) => item?.[name])) {
      const full = (paths === "full" ? basePath(item[method], item, reader.document) : "") + path;
      const label = `${method.toUpperCase()} ${full}`;
      operations.set(label.replace(/\{[^}]*\}/g, "{}"), {
        label,
        read: () => readOperation(label, path, item, item[method], reader),
      });
    }
  }
  const base = paths === "full" ? null : basePath({}, {}, reader.document) || "none";
  return { facts: { servers: origins(reader.document), basePath: base }, operations };
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
    children.set(`header ${name.toLowerCase()}`, {
      ...readHeader(reader.resolve(reference), reader),
      label: `header ${name}`,
    });
  }
  return node("response", {}, children);
}

function readHeader({ required, schema }: Raw, reader: Reader): Node {
  const { facts, children } = readSchema(schema, reader, "response");
  const { nullability: _, ...others } = facts;
  return node("header", required ? { ...others, required } : others, children);
}

function readContent(content: Raw, direction: Direction, reader: Reader): Map<string, Node> {
  const types = Object.entries<Raw>(content ?? {}).map(([type, media]): [string, Node] => {
    const name = type.split(";")[0]?.trim().toLowerCase() ?? type;
    return [name, { ...readSchema(reader.resolve(media)?.schema, reader, direction), kind: "media type" }];
  });
  return new Map(types);
}
