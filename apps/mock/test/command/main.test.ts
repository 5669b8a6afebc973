import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { afterAll, describe, expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { bundle } from "../support/bundle.ts";
import { run } from "../support/command.ts";

test("says where it listens, and three calls that work as pasted", async () => {
  const command = run("--port", "0");
  const url = await command.listening();
  expect((await fetch(`${url}/meter-orders`)).status).toBe(401);
  await command.printed(/Press Ctrl-C to stop\.\n/);
  const calls = command.output().match(/^ {2}curl .*$/gm) ?? [];
  expect(calls).toHaveLength(3);
  for (const call of calls) expect(await responseTo(call)).not.toHaveProperty("code");
});

test.each(["SIGINT", "SIGTERM"] as const)("ends with 0 on %s, in spite of an idle connection", async (signal) => {
  const command = run("--port", "0");
  await (await fetch(`${await command.listening()}/meter-orders`)).text();
  expect(await command.stop(signal)).toBe(0);
});

test("lets a running request finish before it ends", async () => {
  const command = run("--port", "0");
  const url = await command.listening();
  const answer = fetch(`${url}/meter-orders`, {
    headers: { authorization: "Bearer demo", "x-mock-fault": "latency=500ms" },
  });
  await new Promise((resolve) => setTimeout(resolve, 150));
  const ended = command.stop();
  expect((await answer).status).toBe(200);
  expect(await ended).toBe(0);
});

test("prints its options with --help, on one screen", async () => {
  const command = run("--help");
  expect(await command.ended).toBe(0);
  const lines = command.output().trimEnd().split("\n");
  expect(lines.length).toBeLessThanOrEqual(24);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test("says in one sentence that a port is taken, and what to do", async () => {
  const mock = createMock();
  const port = Number(new URL(await mock.listen()).port);
  const command = run("--port", String(port));
  expect(await command.ended).toBe(1);
  expect(command.output()).toBe(
    `Port ${port} is already in use. Stop the other process, or choose another port: --port ${port + 1}, or MOCK_PORT=${port + 1}\n`,
  );
  await mock.close();
});

test.each([
  [["--port", "http"], /^The port must be a whole number from 0 to 65535, not "http"\.\n$/],
  [
    ["--host", "192.0.2.1"],
    /^192\.0\.2\.1 is not an address of this machine\. Choose one that is: --host 127\.0\.0\.1\n$/,
  ],
  [["--description", "nowhere.json"], /^nowhere\.json cannot be read: ENOENT[^\n]*\n$/],
  [["--db", "nowhere/orders.db"], /^nowhere\/orders\.db cannot be used: its folder does not exist [^\n]*\n$/],
])("%j ends with 1 and one sentence", async (args, sentence) => {
  const command = run("--port", "0", ...args);
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(sentence);
});

test("warns when it can be called by others than this machine", async () => {
  const command = run("--port", "0", "--host", "0.0.0.0");
  await command.printed(/^Warning: anyone who can reach 0\.0\.0\.0 can call and control this mock/m);
});

describe("--log", () => {
  const token = "a-secret-that-nobody-may-read";

  test("prints a line for every request, with what was wrong in it", async () => {
    const command = run("--port", "0", "--log");
    await call(await command.listening(), "/meter-orders?limit=0", token);
    await command.printed(/400 {2}GET {3}\/meter-orders\?limit=0 .*\n +Query parameter "limit" must be >= 1\.\n/);
    expect(command.output()).not.toContain(token);
  });

  test("prints nothing but JSON for machines", async () => {
    const command = run("--port", "0", "--log", "json");
    await call(await command.listening(), "/meter-orders", token);
    await command.printed(/"event":"request".*\n/);
    const lines = command.output().trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { event: "listening" },
      { event: "request", method: "GET", target: "/meter-orders", status: 200 },
    ]);
    expect(command.output()).not.toContain(token);
  });
});

function call(url: string, path: string, token: string): Promise<Response> {
  return fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
}

/** Does what the shell would do with one of the calls. */
async function responseTo(curl: string): Promise<object> {
  const { execFileSync } = await import("node:child_process");
  return JSON.parse(execFileSync("sh", ["-c", curl.replace("curl", "curl -sS")], { encoding: "utf8" }));
}

describe("modes", () => {
  const folder = mkdtempSync(join(tmpdir(), "meter-orders-"));
  afterAll(() => rmSync(folder, { recursive: true }));

  const authorization = "Bearer demo";

  test("remembers nothing with --static", async () => {
    const url = await run("--port", "0", "--static").listening();
    const first = await create(url, "sub_sailsthrough000000000000");
    expect(await create(url, "sub_sailsthrough000000000000")).toEqual(first);
  });

  test("keeps the orders in a file with --db, from one start to the next", async () => {
    const db = join(folder, "orders.db");
    const first = run("--port", "0", "--db", db);
    const { id } = await create(await first.listening(), "sub_sailsthrough000000000000");
    expect(await first.stop()).toBe(0);

    const url = await run("--port", "0", "--db", db).listening();
    expect((await fetch(`${url}/meter-orders/${id}`, { headers: { authorization } })).status).toBe(200);
  });

  test("injects faults with --fault", async () => {
    const url = await run("--port", "0", "--fault", "status=429 times=1", "--fault", "status=503 times=1").listening();
    const statuses = [];
    for (let i = 0; i < 3; i++)
      statuses.push((await fetch(`${url}/meter-orders`, { headers: { authorization } })).status);
    expect(statuses).toEqual([429, 503, 200]);
  });

  test("serves with every engine, pace and rule", async () => {
    const options = ["--engine", "prism", "--clock", "x1000", "--faithful", "--seed", "7", "--auth", "strict"];
    const url = await run("--port", "0", ...options).listening();
    expect((await fetch(`${url}/meter-orders`, { headers: { authorization } })).status).toBe(401);
  });

  test("reports what an upstream breaks, and ends with 1", async () => {
    const upstream = createServer((_, response) => response.end("{}"));
    await new Promise<void>((resolve) => upstream.listen(0, "127.0.0.1", resolve));
    const report = join(folder, "report.json");
    const origin = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
    const command = run("--port", "0", "--upstream", origin, "--report", report);

    const url = await command.listening();
    expect(await (await fetch(`${url}/meter-orders`, { headers: { authorization } })).text()).toBe("{}");
    expect(await command.stop()).toBe(1);
    expect(command.output()).toMatch(/\d kinds of deviation in 1 request\.\n$/);
    expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({ upstream: origin, calls: 1 });
    upstream.closeAllConnections();
    upstream.close();
  });

  test("ends with 0 when an upstream is valid", async () => {
    const upstream = await run("--port", "0").listening();
    const command = run("--port", "0", "--upstream", upstream);
    const url = await command.listening();
    await create(url, "sub_sailsthrough000000000000");
    expect(await command.stop()).toBe(0);
    expect(command.output()).toContain("No deviation in 1 request.");
  });

  async function create(url: string, subscription: string): Promise<{ id: string }> {
    const headers = { authorization, "content-type": "application/json" };
    const answer = await fetch(`${url}/meter-orders`, {
      method: "POST",
      headers,
      body: JSON.stringify({ subscription }),
    });
    return (await answer.json()) as { id: string };
  }
});

describe("--watch", () => {
  const folder = mkdtempSync(join(tmpdir(), "mock-"));
  const file = join(folder, "openapi.json");
  const write = (description: object) => writeFileSync(file, JSON.stringify(description));
  afterAll(() => rmSync(folder, { recursive: true }));

  test("reloads a file that changes, keeps the orders, and keeps the last good file when that is broken", async () => {
    write(bundle);
    const command = run("--port", "0", "--watch", "--description", file);
    const url = await command.listening();
    const headers = { authorization: "Bearer demo", "content-type": "application/json" };
    const body = '{"subscription":"sub_sailsthrough000000000000"}';
    const created = await fetch(`${url}/meter-orders`, { method: "POST", headers, body });
    const { id } = (await created.json()) as { id: string };
    const apiVersion = async () => (await fetch(`${url}/meter-orders`)).headers.get("x-api-version");

    write({ ...bundle, info: { ...bundle.info, version: "second" } });
    await command.printed(/^The description was reloaded in \d+ ms\n/m);
    expect(await apiVersion()).toBe("second");
    expect((await fetch(`${url}/meter-orders/${id}`, { headers })).status).toBe(200);

    writeFileSync(file, "{");
    await command.printed(/^The mock keeps the last good description: .*openapi\.json cannot be read/m);
    expect(await apiVersion()).toBe("second");

    write({ ...bundle, jsonSchemaDialect: "none", info: { ...bundle.info, version: "third" } });
    await command.printed(/^The mock keeps the last good description: jsonSchemaDialect/m);
    expect(await apiVersion()).toBe("second");

    write({ ...bundle, info: { ...bundle.info, version: "fourth" } });
    await command.printed(/reloaded(.|\n)*reloaded/);
    expect(await apiVersion()).toBe("fourth");
  });
});

const binary = readFileSync(new URL("../../bin.js", import.meta.url), "utf8").replace(/^#!.*/, "");

test("says in one sentence that a Node is too old", () => {
  const printed: string[] = [];
  const process = { versions: { node: "22.12.0" }, exitCode: 0 };
  runInContext(binary, createContext({ process, console: { error: (line: string) => printed.push(line) } }));
  expect(printed).toEqual(["The mock needs Node 24 or later, and this is Node 22.12.0."]);
  expect(process.exitCode).toBe(1);
});
