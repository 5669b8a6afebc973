import { readFileSync } from "node:fs";
import { parse } from "yaml";
import type { Description, Raw } from "../compare/load.ts";

/** The same API, as two vendors may describe it; both written for these tests. */
export const inline = fixture("vendor-3.1");
export const generated = fixture("vendor-3.0");

function fixture(name: string): Description {
  const text = readFileSync(new URL(`fixtures/${name}.yaml`, import.meta.url), "utf8");
  return { name: `${name}.yaml`, document: parse(text) };
}

/** A description with one change. */
export function copy(description: Description, change: (parts: Parts) => void): Description {
  const document = structuredClone(description.document);
  change(new Parts(document));
  return { ...description, document };
}

/** Short names for the parts of a description that the tests change. */
export class Parts {
  readonly document: Raw;

  constructor(document: Raw) {
    this.document = document;
  }

  get paths(): Raw {
    return this.document.paths;
  }

  get list(): Raw {
    return this.paths["/meter-orders"].get;
  }

  get create(): Raw {
    return this.paths["/meter-orders"].post;
  }

  get one(): Raw {
    return this.paths["/meter-orders/{order_id}"].get;
  }

  get token(): Raw {
    return this.paths["/oauth/token"].post;
  }

  get schemas(): Raw {
    return this.document.components.schemas;
  }

  parameter(name: string): Raw {
    return this.list.parameters.find((parameter: Raw) => parameter.name === name);
  }

  answer(operation: Raw): Raw {
    return operation.responses["200"].content["application/json"].schema;
  }

  body(operation: Raw): Raw {
    return operation.requestBody.content["application/json"].schema;
  }

  /** The description of one error. Every operation has it, so a change of it is found in each. */
  error(status: number): Raw {
    return this.document.components.responses[status];
  }
}
