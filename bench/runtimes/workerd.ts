/** Runs the checks in workerd, the runtime of Cloudflare Workers. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, writeFileSync } from "node:fs";
import { freePort } from "../loopback.ts";
import type { Results, Settings } from "./checks.ts";
import { file } from "./files.ts";

export async function workerd(settings: Settings): Promise<Results> {
  const port = await freePort();
  writeFileSync(file("dist/workerd.capnp"), config(port));
  const child = spawn(file("node_modules/.bin/workerd"), ["serve", file("dist/workerd.capnp")], { stdio: "inherit" });
  try {
    const init = { method: "POST", body: JSON.stringify(settings) };
    const response = await firstResponse(() => fetch(`http://127.0.0.1:${port}`, init));
    return (await response.json()) as Results;
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

async function firstResponse(send: () => Promise<Response>): Promise<Response> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const response = await send().catch(() => undefined);
    if (response) return response;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("workerd did not respond within 10 seconds");
}

/**
 * workerd resolves a bare import relative to the importing module. So the modules of the client are in the folder of its
 * scope, with openapi-fetch beside them.
 */
function config(port: number): string {
  const client = "node_modules/@meter-orders/client/dist";
  const modules = {
    "worker.js": "dist/worker.js",
    "checks.js": "dist/checks.js",
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
