import openapiTS, { astToString, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { description } from "./description.ts";

/** Every type of the description. The only place that knows openapi-typescript. */
export async function schema(): Promise<string> {
  const nodes = await openapiTS(structuredClone(description) as never, {
    inject: 'import type { UnknownValue } from "./unknown-value.js";\n',
    transform: openEnum,
  });
  return astToString(nodes);
}

/** An enum to which values may be added: its type has room for them, so that they arrive as what they are. */
function openEnum(schema: SchemaObject): ts.TypeNode | undefined {
  if (!schema["x-open-enum"] || !schema.enum) return undefined;
  const values = schema.enum.map((value) =>
    ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(String(value))),
  );
  return ts.factory.createUnionTypeNode([...values, ts.factory.createTypeReferenceNode("UnknownValue")]);
}
