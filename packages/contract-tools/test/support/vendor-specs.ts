import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { NamedSpec, Raw } from "../../compare/load.ts";

/** The same API, as two vendors may describe it. Both were written for these tests. */
export const inline = read("vendor-3.1");
export const generated = read("vendor-3.0");

function read(name: string): NamedSpec {
  const text = readFileSync(new URL(`${name}.yaml`, import.meta.url), "utf8");
  // Aliases become copies, so that a change of one place leaves the others as they are.
  return { name: `${name}.yaml`, spec: JSON.parse(JSON.stringify(parse(text, { merge: true }))) };
}

/** A spec with one change. */
export function copy({ name, spec }: NamedSpec, change: (parts: Parts) => void): NamedSpec {
  const changed = structuredClone(spec);
  change(partsOf(changed));
  return { name, spec: changed };
}

export type Parts = ReturnType<typeof partsOf>;

/** Short names for the parts of a spec that the tests change. */
function partsOf(spec: Raw) {
  const { paths, components } = spec;
  const { get: list, post: create } = paths["/meter-orders"];
  const json = ({ content }: Raw): Raw => content["application/json"].schema;
  return {
    spec,
    paths,
    list,
    create,
    one: paths["/meter-orders/{order_id}"].get,
    token: paths["/oauth/token"].post,
    parameter: (name: string): Raw => list.parameters.find((parameter: Raw) => parameter.name === name),
    response: (operation: Raw): Raw => json(operation.responses["200"]),
    body: (operation: Raw): Raw => json(operation.requestBody),
    /** The description of one error. Every operation has it, so a change of it is found in each. */
    error: (status: number): Raw => components.responses[status],
  };
}
