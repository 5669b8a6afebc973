/** The objects of OpenAPI 3.1, as far as this repository reads them. */

/** An OpenAPI document with all of its files bundled. */
export interface Spec {
  openapi: string;
  jsonSchemaDialect?: string;
  info: { title: string; summary: string; description: string; version: string };
  servers: { url: string; description: string }[];
  tags: { name: string; description?: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: Components;
}

export interface Components {
  schemas: Record<string, Schema>;
  parameters: Record<string, Parameter>;
  responses: Record<string, Response>;
  examples: Record<string, Example>;
  headers: Record<string, Parameter>;
  securitySchemes: Record<string, { description: string }>;
}

/** A reference, such as `#/components/schemas/MeterOrder`. */
export interface Ref {
  $ref: string;
}

export interface Operation {
  operationId: string;
  tags: [string];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  parameters?: (Parameter | Ref)[];
  requestBody?: { content: Record<string, MediaType> };
  responses: Record<string, Response | Ref>;
  "x-codeSamples": { lang: string; label: string; source: string }[];
  "x-provenance": Provenance;
}

export interface Parameter {
  name: string;
  in: string;
  description: string;
  required?: boolean;
  /** Whether a list is sent as repeated parameters. */
  explode?: boolean;
  schema: Schema | Ref;
  example?: unknown;
}

export interface Response {
  description: string;
  headers?: Record<string, Parameter | Ref>;
  content: Record<string, MediaType>;
  "x-causes"?: string[];
  "x-remedy"?: string;
  /** The operations that are expected to return this error. Default: all that list it. */
  "x-expected-on"?: string[];
  "x-provenance"?: Provenance;
}

export interface MediaType {
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
  "x-open-enum"?: boolean;
  "x-enumDescriptions"?: Record<string, string>;
  "x-lifecycle"?: Lifecycle;
  "x-provenance"?: Provenance;
}

/** What the vendor documents, what it leaves open, and what this description decides, in sentences. */
export type Provenance = { [kind in "documented" | "undocumented" | "decided"]?: string[] };

export interface Lifecycle {
  description: string;
  phases: Record<string, string>;
  statuses: Record<string, LifecycleStatus>;
}

export interface LifecycleStatus {
  phase: string;
  /** The usual next statuses, the most common one first. */
  next: string[];
  /** Other statuses that the order can change to. */
  also: string[];
  /** How long the status usually lasts. */
  lasts: string;
  /** What to tell the customer. */
  customer: string;
}
