export { type ClientOptions, createClient, type MeterOrdersClient } from "./client.js";
export * from "./contract.gen.js";
export type { components, operations, paths } from "./schema.gen.js";
