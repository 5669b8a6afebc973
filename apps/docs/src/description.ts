/** The bundled description, as the docs read it. */
import { readFileSync } from "node:fs";
import type { Provenance } from "./page.ts";

export interface Description {
  openapi: string;
  info: { title: string; summary: string; description: string; version: string };
  servers: { url: string; description: string }[];
  tags: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Components;
}

interface Components {
  schemas: Record<string, Schema>;
  parameters: Record<string, Parameter>;
  responses: Record<string, Response>;
  examples: Record<string, Example>;
  headers: Record<string, Parameter>;
  securitySchemes: Record<string, { description: string }>;
}

export interface Ref {
  $ref: string;
}

export interface Operation {
  operationId: string;
  tags: [string];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  parameters: (Parameter | Ref)[];
  requestBody?: { content: Record<string, Media> };
  responses: Record<string, Response | Ref>;
  "x-codeSamples": { lang: string; label: string; source: string }[];
  "x-provenance": Provenance;
}

export interface Parameter {
  name: string;
  in: string;
  description: string;
  required?: boolean;
  schema: Schema | Ref;
  example?: unknown;
}

export interface Response {
  description: string;
  headers?: Record<string, Parameter | Ref>;
  content: Record<string, Media>;
  "x-causes"?: string[];
  "x-remedy"?: string;
  /** Operations; an error without it is expected on all that list it. */
  "x-expected-on"?: string[];
  "x-provenance"?: Provenance;
}

export interface Media {
  schema: Schema | Ref;
  examples?: Record<string, Example | Ref>;
}

export interface Example {
  summary: string;
  value: Record<string, unknown>;
}

export interface Schema {
  title?: string;
  description?: string;
  type?: string | string[];
  format?: string;
  const?: string;
  enum?: string[];
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  maxItems?: number;
  default?: unknown;
  examples?: unknown[];
  required?: string[];
  properties?: Record<string, Schema | Ref>;
  items?: Schema | Ref;
  oneOf?: (Schema | Ref)[];
  allOf?: (Schema | Ref)[];
  "x-enumDescriptions"?: Record<string, string>;
  "x-lifecycle"?: Lifecycle;
  "x-provenance"?: Provenance;
}

export interface Lifecycle {
  description: string;
  phases: Record<string, string>;
  statuses: Record<string, LifecycleStatus>;
}

export interface LifecycleStatus {
  phase: string;
  /** What usually comes next, the usual one first, and where it may also go. */
  next: string[];
  also: string[];
  /** How long it tends to last. */
  lasts: string;
  /** What to tell the customer. */
  customer: string;
}

const file = new URL("../../../openapi/dist/edison/openapi.json", import.meta.url);
export const description: Description = JSON.parse(readFileSync(file, "utf8"));

/** The four operations, in the order of the description. */
export const operations = Object.entries(description.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
);

/** What a reference within the description leads to. */
export function resolve<T extends object>(node: T | Ref): T {
  if (!("$ref" in node)) return node;
  const keys = node.$ref.slice(2).split("/");
  return keys.reduce((tree: unknown, key) => (tree as Record<string, unknown>)[key], description) as T;
}

/** The name of the component that a reference leads to; undefined for what stands in its place. */
export function componentName(node: object): string | undefined {
  return "$ref" in node ? String(node.$ref).split("/").at(-1) : undefined;
}
