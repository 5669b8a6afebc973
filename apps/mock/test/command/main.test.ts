import { describe, expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { run } from "../support/command.ts";

test("says where it listens, and three calls that work as pasted", async () => {
  const command = run("--port", "0");
  const url = await command.listening();
  expect((await fetch(`${url}/meter-orders`)).status).toBe(401);
  await command.printed(/Press Ctrl-C to stop\.\n/);
  const calls = command.output().match(/^ {2}curl .*$/gm) ?? [];
  expect(calls).toHaveLength(3);
  for (const call of calls) expect(await answerTo(call)).not.toHaveProperty("code");
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
async function answerTo(curl: string): Promise<object> {
  const { execFileSync } = await import("node:child_process");
  return JSON.parse(execFileSync("sh", ["-c", curl.replace("curl", "curl -sS")], { encoding: "utf8" }));
}
