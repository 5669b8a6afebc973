import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { startMock } from "../src/server.ts";
import { bundle } from "./bundle.ts";
import { type Command, run } from "./command.ts";

const running: Command[] = [];
function start(...args: string[]): Command {
  const command = run(...args);
  running.push(command);
  return command;
}
afterEach(async () => {
  for (const { process, ended } of running.splice(0)) {
    process.kill("SIGKILL");
    await ended;
  }
});

test("says where it listens, once, and answers there", async () => {
  const command = start("--port", "0");
  const [, url = ""] = await command.printed(/on (http:\/\/127\.0\.0\.1:\d+)\n/);
  expect((await fetch(`${url}/meter-orders`)).status).toBe(401);
  expect(command.output()).toBe(`The mock listens on ${url}\n`);
});

test.each(["SIGINT", "SIGTERM"] as const)("ends with 0 on %s, in spite of an idle connection", async (signal) => {
  const command = start("--port", "0", "--watch");
  const [, url = ""] = await command.printed(/on (http:\S+)\n/);
  await (await fetch(`${url}/meter-orders`)).text();
  command.process.kill(signal);
  expect(await command.ended).toBe(0);
});

test("prints its options with --help", async () => {
  const command = start("--help");
  expect(await command.ended).toBe(0);
  expect(command.output()).toMatch(/^Serves a mock .*--port .*--host .*--watch .*--help /s);
});

test("says in one sentence that a port is taken, and what to do", async () => {
  const mock = await startMock();
  const port = Number(new URL(mock.url).port);
  const command = start("--port", String(port));
  expect(await command.ended).toBe(1);
  expect(command.output()).toBe(
    `Port ${port} is taken. Stop what listens there, or choose another port: --port ${port + 1}, or MOCK_PORT=${port + 1}\n`,
  );
  await mock.close();
});

test.each([
  [["--port", "http"], /^The port must be a whole number from 0 to 65535, not "http"\.\n$/],
  [["--host", "192.0.2.1"], /^192\.0\.2\.1 is no address of this machine\. Choose one: --host 127\.0\.0\.1\n$/],
  [["--description", "nowhere.json"], /^nowhere\.json cannot be read: ENOENT[^\n]*\n$/],
])("%j ends with 1 and one sentence", async (args, sentence) => {
  const command = start("--port", "0", ...args);
  expect(await command.ended).toBe(1);
  expect(command.output()).toMatch(sentence);
});

describe("--watch", () => {
  const folder = mkdtempSync(join(tmpdir(), "mock-"));
  const file = join(folder, "openapi.json");
  const write = (description: object) => writeFileSync(file, JSON.stringify(description));
  afterEach(() => rmSync(folder, { recursive: true }));

  test("reloads a file that changes, and keeps the last good one when that is broken", async () => {
    write(bundle);
    const command = start("--port", "0", "--watch", "--description", file);
    const [, url = ""] = await command.printed(/on (http:\S+)\n/);
    const edition = async () => (await fetch(`${url}/meter-orders`)).headers.get("x-api-version");

    write({ ...bundle, info: { ...bundle.info, version: "second" } });
    await command.printed(/^The description was reloaded in \d+ ms\n/m);
    expect(await edition()).toBe("second");

    writeFileSync(file, "{");
    await command.printed(/^The mock keeps the last good description: .*openapi\.json cannot be read/m);
    expect(await edition()).toBe("second");

    write({ ...bundle, jsonSchemaDialect: "none", info: { ...bundle.info, version: "third" } });
    await command.printed(/^The mock keeps the last good description: jsonSchemaDialect/m);
    expect(await edition()).toBe("second");

    write({ ...bundle, info: { ...bundle.info, version: "fourth" } });
    await command.printed(/reloaded(.|\n)*reloaded/);
    expect(await edition()).toBe("fourth");
  });
});
