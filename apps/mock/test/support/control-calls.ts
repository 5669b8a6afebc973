import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect } from "vitest";
import type { Mock } from "../../src/index.ts";
import { packagedControl } from "../../src/validation/packaged.ts";
import { type Called, HOST } from "./calls.ts";

interface Response {
  $ref?: string;
  content?: Record<string, { schema: object }>;
}
interface Described {
  operationId: string;
  responses: Record<string, Response>;
}

const { paths, ...rest } = packagedControl().spec as unknown as {
  paths: Record<string, Record<string, Described>>;
};
const description = { paths, ...rest };
const ajv = formats.default(new Ajv2020({ allErrors: true, strict: false }));
ajv.addSchema(description, "control", false, false);

/** Every operation of the control plane. */
export const controlOperations = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ ...operation, path, method: method.toUpperCase() })),
);

/** A call of the control plane as it is written down in a test. */
export interface ControlCall {
  method?: string;
  /** Default: `demo`; null sends no credentials. */
  token?: string | null;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as a form. */
  form?: Record<string, string>;
}

/**
 * Calls the control plane, and expects a response that its description has.
 *
 * @param target what follows `/__mock/`.
 */
export async function control(mock: Pick<Mock, "fetch">, target: string, sent: ControlCall = {}): Promise<Called> {
  const { token = "demo", headers = {}, body, form } = sent;
  const { method = body === undefined && form === undefined ? "GET" : "POST" } = sent;
  const response = await mock.fetch(`${HOST}/__mock/${target}`, {
    method,
    redirect: "manual",
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(form && { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  const called = {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
  expectDescribed(method, `/__mock/${target.split("?")[0]}`, called);
  return called;
}

/** Calls a mock that listens, by its port. */
export function overHttp(mock: Mock): Pick<Mock, "fetch"> {
  return { fetch: (input, init) => fetch(String(input).replace(HOST, mock.url ?? ""), init) };
}

/** The operation that a call is for; undefined when the description has none. */
export function controlOperation(method: string, path: string) {
  const fits = (template: string) =>
    new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/, "[^/]+")}$`).test(path);
  return controlOperations.find((operation) => operation.method === method && fits(operation.path));
}

function expectDescribed(method: string, path: string, { status, headers, body }: Called): void {
  expect(headers.get("access-control-allow-origin")).toBeNull();
  expect(headers.get("x-api-version")).toMatch(/./);
  const operation = controlOperation(method, path);
  if (!operation) return;
  const { operationId, path: template } = operation;
  const response = operation.responses[status];
  expect(response, `${operationId} ${status}: ${JSON.stringify(body)}`).toBeDefined();
  const pointer = response?.$ref ?? `#/paths/${escaped(template)}/${method.toLowerCase()}/responses/${status}`;
  const { content } = at(pointer) as Response;
  expect(body === undefined, `${operationId} ${status} has a body`).toBe(content === undefined);
  if (!content) return;
  const validate = ajv.compile({ $ref: `control${pointer}/content/${escaped("application/json")}/schema` });
  expect(validate(body) ? "" : ajv.errorsText(validate.errors), `${operationId} ${status}`).toBe("");
}

function at(pointer: string): unknown {
  const steps = pointer
    .slice("#/".length)
    .split("/")
    .map((step) => decodeURIComponent(step).replaceAll("~1", "/"));
  return steps.reduce((inner, step) => (inner as Record<string, unknown>)[step], description as unknown);
}

/** A step of a JSON pointer in a reference (RFC 6901, sections 3 and 6). */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}
