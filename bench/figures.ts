/**
 * Prints the size of this repository, and how many of its files one request runs through: `npm run figures`. A file
 * counts if a function in it runs during one warm call (V8 coverage). Generated files and dependencies are left out.
 */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = new URL("../", import.meta.url);
const client = fileURLToPath(new URL("packages/client/", root));
const { build } = createRequire(`${client}package.json`)("esbuild");
const order = "prdo_lk4m8qtnwg1vy62q7gbniclw";

console.log(sizes());
console.log(await clientFigures());
console.log(await mockFigures());
process.exit();

/** Lock files and generated code are left out. */
function sizes(): string {
  const tracked = execFileSync("git", ["ls-files"], { cwd: root, encoding: "utf8" }).trim().split("\n");
  const written = tracked.filter((file) => !/(^|\/)pnpm-lock\.yaml$|\.gen\.\w+$/.test(file));
  const lines = written.reduce(
    (sum, file) => sum + readFileSync(new URL(file, root), "utf8").split("\n").length - 1,
    0,
  );
  return `tracked files                     ${tracked.length}\nhand-written lines                ${lines}`;
}

async function clientFigures(): Promise<string> {
  const outdir = `${client}node_modules/.cache/figures`;
  const sources = execFileSync("git", ["ls-files", "src"], { cwd: client, encoding: "utf8" }).trim().split("\n");
  await build({ entryPoints: sources.map((file) => client + file), outdir, outbase: `${client}src`, format: "esm" });
  const { createClient } = await import(pathToFileURL(`${outdir}/index.js`).href);
  const body = JSON.stringify({ object: "meter_order", id: order, status: "waiting" });
  const api = createClient({
    token: "demo-token",
    baseUrl: "http://127.0.0.1:1",
    fetch: async () => new Response(body, { headers: { "content-type": "application/json" } }),
  });
  const retrieve = await filesOf("/figures/", () => api.meterOrders.retrieve(order));
  const get = await filesOf("/figures/", () => api.GET("/meter-orders/{id}", { params: { path: { id: order } } }));
  return `files of retrieve(id)             ${retrieve.length}: ${retrieve.join(" ")}
files of GET by path              ${get.length}: ${get.join(" ")}`;
}

async function mockFigures(): Promise<string> {
  const { createMock } = await import(new URL("apps/mock/src/index.ts", root).href);
  const mock = createMock();
  const get = (path: string) => async () => {
    const response: Response = await mock.fetch(`http://mock${path}`, { headers: { authorization: "Bearer demo" } });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.text();
  };
  const one = await filesOf("apps/mock/src/", get(`/meter-orders/${order}`));
  const list = await filesOf("apps/mock/src/", get("/meter-orders?filter[status][in]=waiting,ordered&limit=5"));
  return `files of a GET by ID in the mock  ${one.length}: ${one.join(" ")}
files of a filtered list          ${list.length}: ${list.join(" ")}`;
}

/** The files below a folder in which a function runs during one warm call. */
async function filesOf(folder: string, call: () => Promise<unknown>): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  for (let warm = 0; warm < 3; warm++) await call();
  await session.post("Profiler.takePreciseCoverage");
  await call();
  const { result } = await session.post("Profiler.takePreciseCoverage");
  session.disconnect();
  const ran = result.filter(
    ({ url, functions }) =>
      url.includes(folder) &&
      !url.includes(".gen.") &&
      functions.some(({ ranges: [range] }) => (range?.count ?? 0) > 0),
  );
  return ran.map(({ url }) => url.slice(url.indexOf(folder) + folder.length)).sort();
}
