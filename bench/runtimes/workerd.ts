/** Runs the exercise in workerd, the runtime of Cloudflare's workers. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { file } from "./build.ts";
import type { Outcome, Settings } from "./exercise.ts";
import { freePort } from "./servers.ts";

export async function workerd(settings: Settings): Promise<Outcome> {
  const port = await freePort();
  writeFileSync(file("dist/workerd.capnp"), config(port));
  const child = spawn(file("node_modules/.bin/workerd"), ["serve", file("dist/workerd.capnp")], { stdio: "inherit" });
  try {
    const init = { method: "POST", body: JSON.stringify(settings) };
    const response = await answer(() => fetch(`http://127.0.0.1:${port}`, init));
    return (await response.json()) as Outcome;
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

async function answer(call: () => Promise<Response>): Promise<Response> {
  for (let tries = 0; tries < 100; tries++) {
    const response = await call().catch(() => undefined);
    if (response) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("workerd did not answer within 10 seconds");
}

/**
 * workerd looks a bare import up beside the importing module, as if it were a relative one. So the client's modules
 * stand in the folder of its scope, and openapi-fetch beside them.
 */
function config(port: number): string {
  const client = "node_modules/@meter-orders/client/dist";
  const modules = {
    "worker.js": "dist/worker.js",
    "exercise.js": "dist/exercise.js",
    "checks.js": "dist/checks.js",
    "expect.js": "dist/expect.js",
    "@meter-orders/client": `${client}/index.js`,
    "@meter-orders/openapi-fetch": "node_modules/openapi-fetch/dist/index.mjs",
    ...Object.fromEntries(
      readdirSync(file(client))
        .filter((name) => name.endsWith(".js"))
        .map((name) => [`@meter-orders/${name}`, `${client}/${name}`]),
    ),
  };
  const list = Object.entries(modules).map(([name, path]) => `(name = "${name}", esModule = embed "../${path}")`);
  return `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = (compatibilityDate = "2026-01-01", modules = [
      ${list.join(",\n      ")}
    ])),
    (name = "internet", network = (allow = ["local", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "main")],
);
`;
}
