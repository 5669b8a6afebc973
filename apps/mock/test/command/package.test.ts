/** Packs the mock as it would be published, and uses the tarball in an empty folder, with nothing else installed. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));
const compilers = {
  5: join(root, "..", "..", "packages", "client", "node_modules", "typescript", "bin", "tsc"),
  7: join(root, "..", "..", "node_modules", "typescript", "bin", "tsc"),
};
let folder: string;
const installed = () => join(folder, "node_modules", "@meter-orders", "mock");

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "meter-orders-mock-"));
  await run("pnpm", ["pack", "--out", join(folder, "mock.tgz")], { cwd: root });
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  // Offline: whatever else it needed would be missing.
  await run("npm", ["install", "--offline", "--no-audit", "./mock.tgz"], { cwd: folder });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("holds the files of the list", async () => {
  const { stdout } = await run("tar", ["-tzf", "mock.tgz"], { cwd: folder });
  // What the bundler splits off is named after its content.
  const files = stdout
    .trim()
    .replaceAll("package/", "")
    .replaceAll(/-\w+\.js$/gm, "-*.js")
    .split("\n")
    .toSorted();
  await expect(`${files.join("\n")}\n`).toMatchFileSnapshot("tarball.txt");
});

test("depends on nothing", async () => {
  const manifest = JSON.parse(await readFile(join(installed(), "package.json"), "utf8"));
  expect(manifest).not.toHaveProperty("dependencies");
  expect(manifest).not.toHaveProperty("peerDependencies");
});

test("names every package that it contains, with its terms", async () => {
  const terms = await readFile(join(installed(), "dist", "THIRD-PARTY-LICENSES.txt"), "utf8");
  for (const name of ["@stoplight/prism-http", "ajv", "lodash"]) expect(terms).toMatch(new RegExp(`^${name} \\d`, "m"));
});

test("runs as a command with npx", async () => {
  const { stdout } = await run("npx", ["--offline", "meter-orders-mock", "--help"], { cwd: folder });
  expect(stdout).toMatch(/^Usage: meter-orders-mock /);
});

test("gives the documented responses by Prism, which is part of it", async () => {
  const script = `import { createMock } from "@meter-orders/mock";
const headers = { authorization: "Bearer demo", prefer: "dynamic=true, seed=1" };
const answer = await createMock().fetch("https://api.example/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw", { headers });
console.log(answer.status, (await answer.json()).object);`;
  const { stdout, stderr } = await run("node", ["--input-type=module", "--eval", script], { cwd: folder });
  expect(stdout).toBe("200 meter_order\n");
  expect(stderr).toBe("");
});

test("is found clean by publint", async () => {
  const { messages } = await publint({ pkgDir: installed(), strict: true, pack: false });
  expect(messages).toEqual([]);
});

test("has types that are right wherever ES modules can be imported", async () => {
  const result = await checkPackage(createPackageFromTarballData(await readFile(join(folder, "mock.tgz"))));
  if (!result.types) throw new Error("The tarball holds no types");
  const old = ["node10", "node16-cjs"];
  expect(
    result.problems.filter((problem) => !("resolutionKind" in problem && old.includes(problem.resolutionKind))),
  ).toEqual([]);
});

test.for([5, 7] as const)("compiles in an empty project with TypeScript %i", async (version) => {
  await writeFile(
    join(folder, "index.ts"),
    `import { createMock, SCENARIOS, type MeterOrder, subscriptionOf } from "@meter-orders/mock";

const mock = createMock({ clock: "frozen", faults: ["status=429 times=1"] });
const order: MeterOrder = mock.orders.add({ subscription: SCENARIOS.map(subscriptionOf)[0]!, status: "ordered" });
mock.clock.advance("3d");
const status: string = mock.orders.hold(order.id, "blocked_wim").status;
const given: Response = await mock.fetch(mock.url ?? "http://127.0.0.1/", { method: "GET" });
console.log(status, given.status);
// @ts-expect-error: only a hold can be held
mock.orders.hold(order.id, "activated");
`,
  );
  const compilerOptions = { strict: true, target: "es2022", lib: ["es2022", "dom"], types: [], module: "nodenext" };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["index.ts"] }));
  await run("node", [compilers[version]], { cwd: folder }).catch(({ stdout }) => expect.fail(stdout));
});
