import { type Parameter, type Ref, resolve } from "../description.ts";
import { firstParagraph } from "./first-paragraph.ts";

/** A parameter of a request in a collection, with its example as its value. */
export interface RequestParameter {
  name: string;
  in: "path" | "query" | "header";
  value: string;
  description: string;
  /** Whether it is sent unless somebody turns it off. */
  enabled: boolean;
}

/** Filters and pages are there to be turned on; the edition is sent always, as the description advises. */
export function parameterOf(node: Parameter | Ref): RequestParameter {
  const { name, in: place, description, required = false, example } = resolve(node);
  return {
    name,
    in: place as RequestParameter["in"],
    value: String(example),
    description: firstParagraph(description),
    enabled: required || place === "header",
  };
}
