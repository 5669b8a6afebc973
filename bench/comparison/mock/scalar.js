/** Scalar's mock server on Hono's server for Node, as in its documentation. */
import { readFileSync } from "node:fs";
import { serve } from "@hono/node-server";
import { createMockServer } from "@scalar/mock-server";

const [port, spec] = process.argv.slice(2);
const { fetch } = await createMockServer({ document: JSON.parse(readFileSync(spec, "utf8")) });
serve({ fetch, port: Number(port), hostname: "127.0.0.1" });
