import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { bundle } from "../support/bundle.ts";
import { run } from "../support/command.ts";

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
  const edition = async () => (await fetch(`${url}/meter-orders`)).headers.get("x-api-version");

  write({ ...bundle, info: { ...bundle.info, version: "second" } });
  await command.printed(/^The description was reloaded in \d+ ms\n/m);
  expect(await edition()).toBe("second");
  expect((await fetch(`${url}/meter-orders/${id}`, { headers })).status).toBe(200);

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
