import { spec } from "@meter-orders/openapi";
import openapiTS, { astToString, type SchemaObject } from "openapi-typescript";
import ts from "typescript";
import { comment } from "./print.ts";

/** The types of the description, and a name for each of its schemas. The only module that imports openapi-typescript. */
export async function types(): Promise<string> {
  const nodes = await openapiTS(structuredClone(spec()) as never, {
    inject: 'import type { UnknownValue } from "../version.js";\n',
    transform: openEnum,
  });
  const names = Object.entries(spec().components.schemas).map(
    ([name, { description }]) => `
${comment(description)}
export type ${name} = components["schemas"]["${name}"];
`,
  );
  return astToString(nodes) + names.join("");
}

/** An enum to which the API may add values: its type has room for them. */
function openEnum(schema: SchemaObject): ts.TypeNode | undefined {
  if (!schema["x-open-enum"] || !schema.enum) return undefined;
  const values = schema.enum.map((value) =>
    ts.factory.createLiteralTypeNode(ts.factory.createStringLiteral(String(value))),
  );
  return ts.factory.createUnionTypeNode([...values, ts.factory.createTypeReferenceNode("UnknownValue")]);
}
