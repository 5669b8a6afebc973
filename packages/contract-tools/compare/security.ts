import type { Raw } from "./load.ts";
import type { Reader } from "./reader.ts";
import { type Node, node } from "./tree.ts";

/** What a caller must show, and which scopes that must have. */
export function readSecurity(operation: Raw, reader: Reader): Node {
  const alternatives: Raw[] = operation.security ?? reader.document.security ?? [];
  const schemes = alternatives.map((alternative) =>
    Object.keys(alternative)
      .map((name) => scheme(name, reader))
      .sort()
      .join(" and "),
  );
  const scopes = [...new Set(alternatives.flatMap((alternative) => Object.values(alternative)).flat() as string[])];
  const facts = { schemes: [...new Set(schemes.length > 0 ? schemes.map((name) => name || "nothing") : ["nothing"])] };
  if (scopes.length > 0) return node("security", { ...facts, scopes });
  return node("security", cannotSayScopes(alternatives, reader) ? { ...facts, scopes: null } : facts);
}

/** By the header that is sent: a token got by OAuth 2.0 is sent like any other. */
function scheme(name: string, reader: Reader): string {
  const { type, scheme, in: place, name: key } = declared(name, reader);
  if (type === "http") return scheme.toLowerCase();
  if (type === "oauth2" || type === "openIdConnect") return "bearer";
  return type === "apiKey" ? `key in ${place} ${place === "header" ? key.toLowerCase() : key}` : (type ?? "undeclared");
}

/** Until version 3.1, scopes could only be written for OAuth 2.0. */
function cannotSayScopes(alternatives: Raw[], reader: Reader): boolean {
  const types = alternatives.flatMap((alternative) =>
    Object.keys(alternative).map((name) => declared(name, reader).type),
  );
  return /^3\.0/.test(reader.document.openapi) && types.some((type) => type === "http" || type === "apiKey");
}

function declared(name: string, reader: Reader): Raw {
  return reader.resolve(reader.document.components?.securitySchemes?.[name]) ?? {};
}
