import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { run } from "../support/command.ts";

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

test("lets things go wrong with --fault, as often as it says", async () => {
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

test("ends with 0 when an upstream keeps the contract", async () => {
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
