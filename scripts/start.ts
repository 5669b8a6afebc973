/** Serves the mock and the docs, prints their URLs, and stops both on Ctrl-C. */
import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { spec } from "../openapi/index.ts";

const host = "127.0.0.1";
const mock = { name: "mock", variable: "MOCK_PORT", port: port("MOCK_PORT", 4010), script: "apps/mock/bin.js" };
const docs = { name: "docs", variable: "DOCS_PORT", port: port("DOCS_PORT", 4000), script: "apps/docs/serve.ts" };

for (const app of [mock, docs])
  if (!(await isFree(app.port))) {
    const ports = { MOCK_PORT: process.env.MOCK_PORT, DOCS_PORT: process.env.DOCS_PORT, [app.variable]: app.port + 1 };
    const given = Object.entries(ports).flatMap(([name, port]) => (port ? [`${name}=${port}`] : []));
    const remedy = `Stop the program that uses it, or choose another one: ${given.join(" ")} npm start`;
    fail(`Port ${app.port} for the ${app.name} is in use. ${remedy}`);
  }

const servers = [mock, docs].map(serve);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => stop(0));
await Promise.all([mock, docs].map(untilReady));
greet();

function serve({ script, port }: { script: string; port: number }): ChildProcess {
  const args = [script, "--port", String(port), "--host", host];
  const server = spawn(process.execPath, args, { stdio: ["ignore", "ignore", "inherit"] });
  server.on("exit", (code) => stop(code ?? 1));
  return server;
}

/** Exits when both servers have closed their connections. */
function stop(code: number): void {
  process.exitCode ||= code;
  for (const server of servers) if (server.exitCode === null) server.kill("SIGTERM");
}

async function untilReady({ name, port }: { name: string; port: number }): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await fetch(`http://${host}:${port}/`).catch(() => undefined)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  fail(`The ${name} did not start within 20 seconds.`);
}

function greet(): void {
  const url = `http://${host}:${mock.port}/meter-orders/${spec().components.parameters.MeterOrderId?.example}`;
  console.log(`
  Mock  http://${host}:${mock.port}, with a dashboard at /__mock/
  Docs  http://${host}:${docs.port}

  Try it:
  curl ${url} -H 'Authorization: Bearer demo'

  Stop both with Ctrl-C.
`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on("error", () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

function port(variable: string, fallback: number): number {
  const value = Number(process.env[variable] ?? fallback);
  if (Number.isInteger(value) && value > 0 && value < 65536) return value;
  return fail(`${variable}=${process.env[variable]} is not a port: use a number from 1 to 65535.`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
