/** Scalar's mock server as its manual starts it, on Hono's server for Node. */
import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";

const [port, description] = process.argv.slice(2);
const { fetch } = await createMockServer({ document: JSON.parse(readFileSync(description, "utf8")) });
serve({ fetch, port: Number(port), hostname: "127.0.0.1" });
