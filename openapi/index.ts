/**
 * The only reader of the API descriptions. Everything that is generated, rendered, served, or compared starts from
 * {@link spec}.
 */
import { readFileSync } from "node:fs";
import type { Lifecycle, Operation, Ref, Spec } from "./types.ts";

export type * from "./types.ts";

/** The API versions that are described here, by folder name. */
export type ApiVersionName = "edison";

const specs = new Map<ApiVersionName, Spec>();

/**
 * Reads the bundled description of an API version.
 *
 * @throws Error when it has not been built.
 */
export function spec(version: ApiVersionName = "edison"): Spec {
  const known = specs.get(version) ?? readSpec(version);
  specs.set(version, known);
  return known;
}

function readSpec(version: ApiVersionName): Spec {
  const file = source(`dist/${version}/openapi.json`);
  try {
    return withoutSharedParameters(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new Error("The bundled description cannot be read. Build it with `npm run build`.", { cause });
  }
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** The spec with the parameters of each path copied to its operations, so that a path item has only operations. */
function withoutSharedParameters(spec: Spec): Spec {
  for (const [path, item] of Object.entries(spec.paths)) {
    const { parameters = [] } = item as unknown as Operation;
    const methods = Object.entries(item).filter(([key]) => METHODS.includes(key));
    spec.paths[path] = Object.fromEntries(
      methods.map(([method, operation]) => [
        method,
        { ...operation, parameters: [...parameters, ...(operation.parameters ?? [])] },
      ]),
    );
  }
  return spec;
}

/** The URL of a file or a folder in `openapi/`, such as `guides/`. */
export function source(path: string): URL {
  return new URL(path, import.meta.url);
}

/** Every operation, in the order of the description. The method is in upper case. */
export function operations(spec: Spec): { path: string; method: string; operation: Operation }[] {
  return Object.entries(spec.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
  );
}

/**
 * The object that a reference leads to. Any other object is returned as it is.
 *
 * @throws Error when the reference leads nowhere.
 */
export function resolve<T extends object>(spec: Spec, node: T | Ref): T {
  if (!isRef(node)) return node;
  const keys = node.$ref.replace(/^#\//, "").split("/");
  const found = keys.reduce<unknown>(
    (tree, key) => Object(tree)[key.replaceAll("~1", "/").replaceAll("~0", "~")],
    spec,
  );
  if (found === undefined) throw new Error(`The reference ${node.$ref} leads nowhere.`);
  return resolve(spec, found as T | Ref);
}

/** The component name that a reference ends with, such as `MeterOrder`. Undefined for any other object. */
export function componentName(node: object): string | undefined {
  return isRef(node) ? node.$ref.slice(node.$ref.lastIndexOf("/") + 1) : undefined;
}

function isRef(node: object): node is Ref {
  return "$ref" in node && typeof node.$ref === "string";
}

/** The lifecycle of the meter orders. */
export function lifecycle(spec: Spec): Lifecycle {
  const found = spec.components.schemas.MeterOrderStatus?.["x-lifecycle"];
  if (!found) throw new Error("The schema MeterOrderStatus has no x-lifecycle.");
  return found;
}

/** The statuses of an order when nothing goes wrong, first to last. Holds are left out. */
export function typicalLifecycle(spec: Spec): string[] {
  const { statuses } = lifecycle(spec);
  const ordered: string[] = [];
  const visit = (status: string) => {
    const { next = [], phase } = statuses[status] ?? {};
    if (phase === "hold" || ordered.includes(status)) return;
    next.forEach(visit);
    ordered.unshift(status);
  };
  const first = Object.keys(statuses).find((status) => statuses[status]?.phase === "before");
  if (first) visit(first);
  return ordered;
}
