/** What the operation's page has to say, as the description has it. */
import { readFileSync } from "node:fs";
import { file } from "../peers.ts";

/** The operation that every site is opened at. */
const OPERATION = { path: "/meter-orders/{id}", method: "get", object: "MeterOrder" };

export interface Contents {
  /** The operation's summary, which all sites make its heading. */
  heading: string;
  /** Words to look for, by what they are. */
  words: Record<"fields" | "statuses" | "error codes", string[]>;
}

interface Named {
  name: string;
}

export function readContents(): Contents {
  const { paths, components } = JSON.parse(readFileSync(file("../../openapi/dist/edison/openapi.json"), "utf8"));
  const { summary, parameters } = paths[OPERATION.path][OPERATION.method];
  const resolve = (node: Named | { $ref: string }): Named =>
    "$ref" in node ? components.parameters[node.$ref.split("/").at(-1) ?? ""] : node;
  const { schemas } = components;
  const fields = [
    ...parameters.map((parameter: Named) => resolve(parameter).name),
    ...Object.keys(schemas[OPERATION.object].properties),
  ];
  const words = {
    fields: [...new Set(fields)],
    statuses: schemas.MeterOrderStatus.enum,
    "error codes": schemas.ErrorCode.enum,
  };
  return { heading: summary, words };
}
