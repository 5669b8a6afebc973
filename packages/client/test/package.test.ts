/** Packs the client as it would be published, and installs the tarball by hand into an empty project. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const root = fileURLToPath(new URL("..", import.meta.url));
const compilers = { 5: join(root, "node_modules"), 7: join(root, "..", "..", "node_modules") };
let project: string;
const installed = () => join(project, "node_modules", "@meter-orders", "client");

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "meter-orders-client-"));
  await run("pnpm", ["pack", "--out", join(project, "client.tgz")], { cwd: root });
  await run("tar", ["-xzf", "client.tgz"], { cwd: project });
  await mkdir(dirname(installed()), { recursive: true });
  await rename(join(project, "package"), installed());
  await symlink(join(root, "node_modules", "openapi-fetch"), join(project, "node_modules", "openapi-fetch"));

  await writeFile(join(project, "package.json"), '{ "type": "module" }');
  await writeFile(
    join(project, "index.ts"),
    `import { createClient, type MeterOrder } from "@meter-orders/client";

const order = { object: "meter_order", id: "prdo_lk4m8qtnwg1vy62q7gbniclw" };
const client = createClient({ token: "t", fetch: async () => Response.json(order) });
const { data } = await client.GET("/meter-orders/{id}", { params: { path: { id: order.id } } });
const found: MeterOrder | undefined = data;
console.log(found?.id);
// @ts-expect-error: there is no such path
client.GET("/meters");
`,
  );
});

afterAll(() => rm(project, { recursive: true, force: true }));

test("holds the files of the list", async () => {
  const { stdout } = await run("tar", ["-tzf", "client.tgz"], { cwd: project });
  const files = stdout.trim().replaceAll("package/", "").split("\n").toSorted();
  await expect(`${files.join("\n")}\n`).toMatchFileSnapshot("tarball.txt");
});

test("requests the API version of the spec", async () => {
  const { API_VERSION } = await import(join(installed(), "dist", "index.js"));
  const bundle = fileURLToPath(import.meta.resolve("@meter-orders/openapi/edison/openapi.json"));
  expect(API_VERSION).toBe(JSON.parse(await readFile(bundle, "utf8")).info.version);
});

test("has openapi-fetch as its only dependency, at an exact version", async () => {
  const manifest = await readFile(join(installed(), "package.json"), "utf8");
  expect(JSON.parse(manifest).dependencies).toEqual({ "openapi-fetch": expect.stringMatching(/^\d+\.\d+\.\d+$/) });
});

test("is found clean by publint", async () => {
  const { messages } = await publint({ pkgDir: installed(), strict: true, pack: false });
  expect(messages).toEqual([]);
});

test("has types that are right wherever ES modules can be imported", async () => {
  const result = await checkPackage(createPackageFromTarballData(await readFile(join(project, "client.tgz"))));
  if (!result.types) throw new Error("The tarball holds no types");
  // The two ways that know no ES modules cannot import them, whatever the types say.
  const old = ["node10", "node16-cjs"];
  expect(
    result.problems.filter((problem) => !("resolutionKind" in problem && old.includes(problem.resolutionKind))),
  ).toEqual([]);
});

test.for([
  [5, "nodenext"],
  [5, "bundler"],
  [7, "nodenext"],
  [7, "bundler"],
] as const)("compiles in an empty project with TypeScript %i and %s resolution", async ([version, resolution]) => {
  const tsc = join(compilers[version], "typescript", "bin", "tsc");
  const module = resolution === "bundler" ? "esnext" : "nodenext";
  const compilerOptions = { strict: true, target: "es2022", lib: ["es2022", "dom"], types: [], module };
  const config = { compilerOptions: { ...compilerOptions, moduleResolution: resolution }, files: ["index.ts"] };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(config));
  await run("node", [tsc], { cwd: project }).catch(({ stdout }) => expect.fail(stdout));
  const { stdout } = await run("node", ["index.js"], { cwd: project });
  expect(stdout).toBe("prdo_lk4m8qtnwg1vy62q7gbniclw\n");
});
