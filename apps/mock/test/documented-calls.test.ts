/** Runs every documented sample against the mock, as a reader would who pastes it. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createMock, SCENARIOS, subscriptionOf } from "../src/index.ts";
import { readSamples, root } from "./support/documented-samples.ts";
import { listeningMock } from "./support/listening-mock.ts";

const run = promisify(execFile);
const samples = await readSamples();

/** What the samples import, and where it is in this repo. */
const PACKAGES = {
  "@meter-orders/client": "packages/client",
  "@meter-orders/mock": "apps/mock",
  msw: "apps/mock/node_modules/msw",
  vitest: "node_modules/vitest",
};

const mock = listeningMock();

/** What one sample creates must not be in the way of the next. */
beforeEach(() => mock.reset());

describe("in the shell", () => {
  // readme.test.ts runs the list of calls in bash that the mock's README has.
  const shell = samples.filter(({ language, place }) => language === "sh" || (language === "bash" && isGuide(place)));

  test.each(shell.filter(({ error }) => !error))(
    "$place returns the response shown",
    async ({ language, code, answer }) => {
      const answers = await callsOf(language, code);
      const last = answers.at(-1);
      // Only the ID of a request is new every time.
      const news = last && "requestId" in last && { requestId: last.requestId };
      if (answer) expect(last).toEqual({ ...JSON.parse(answer), ...news });
      else for (const each of answers) expect(each).not.toHaveProperty("code");
    },
  );

  test.each(shell.filter(({ error }) => error))("$place gets this error", async ({ language, code, error }) => {
    expect((await callsOf(language, code)).at(-1)).toHaveProperty("code", error);
  });
});

describe("in TypeScript", () => {
  const typescript = samples.filter(({ language }) => language === "ts");
  let folder: string;
  let complaints: string;

  // All at once: the compiler takes most of its time to begin.
  beforeAll(async () => {
    folder = await packageFolder();
    await Promise.all(typescript.map(({ file, code }) => writeFile(join(folder, file), onTheMock(code))));
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
    const files = typescript.map(({ file }) => file);
    const compiled = run("node", [tsc, ...options, ...files], { cwd: folder });
    complaints = (await compiled.catch((failure: { stdout: string }) => failure)).stdout;
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  test.each(typescript)("$place compiles", ({ file }) => {
    expect(complaints.split("\n").filter((line) => line.startsWith(file))).toEqual([]);
  });

  // What imports vitest is for vitest to run.
  const programs = typescript.filter(({ code }) => !code.includes('"vitest"'));

  test.each(programs)("$place prints", async ({ file }) => {
    const { stdout } = await run("node", [file], { cwd: folder });
    expect(stdout).toMatch(/\S/);
    expect(stdout).not.toContain("undefined");
  });

  test.each(programs.filter(({ error }) => error))("$place catches this error", async ({ file, code, error }) => {
    const { stdout } = await run("node", [file], { cwd: folder });
    const [, className] = /instanceof (\w+)/.exec(code) ?? [];
    expect(stdout.split(" ").slice(0, 2)).toEqual([className, error]);
  });

  test("nothing else is wrong either", () => {
    expect(complaints).toBe("");
  });
});

/** Runs calls, and reads the JSON documents that they print; there must be one, unless a response has none to print. */
async function callsOf(shell: string, code: string): Promise<Record<string, unknown>[]> {
  const env = { ...process.env, CLIENT_ID: "my-id", CLIENT_SECRET: "my-secret" };
  const curl = `curl() { command curl -sS -w '\\n%{stderr}status %{http_code}' "$@"; }`;
  const { stdout, stderr } = await run(shell, ["-c", `${curl}\n${onTheMock(code)}`], { env });
  const documents = stdout.split("\n").filter((line) => line.startsWith("{"));
  if (!stderr.includes("status 204")) expect(documents).not.toEqual([]);
  return documents.map((document) => JSON.parse(document));
}

/** A folder in which programs find the packages. */
async function packageFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "meter-orders-samples-"));
  await mkdir(join(folder, "node_modules", "@meter-orders"), { recursive: true });
  for (const [name, path] of Object.entries(PACKAGES))
    await symlink(join(root, path), join(folder, "node_modules", name));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  return folder;
}

function isGuide(place: string): boolean {
  return place.startsWith("openapi/guides/");
}

function onTheMock(code: string): string {
  return code.replaceAll(/http:\/\/127\.0\.0\.1:4010|https:\/\/api\.nomos\.energy/g, mock.url);
}

describe("the README of the mock", () => {
  const run = promisify(execFile);
  const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

  test("lists every scenario as it is", () => {
    const rows = readme.match(/^\| `sub_.*$/gm);
    expect(rows).toEqual(SCENARIOS.map((scenario) => `| \`${subscriptionOf(scenario)}\` | ${scenario.description} |`));
  });

  const block = /^## Trigger every response\n\n```bash\n(?<definitions>[\s\S]*?)\n\n(?<calls>[\s\S]*?)```/m.exec(
    readme,
  )?.groups;
  const calls = [...(block?.calls ?? "").matchAll(/^# (?<status>\d{3})(?<label>.*)\n(?<call>.*)$/gm)];
  const mock = createMock({ shared: false });
  beforeAll(() => mock.listen());
  afterAll(() => mock.close());

  test.each(calls.map(({ groups: { status = "", label = "", call = "" } = {} }) => [status, label, call]))(
    "reaches %s%s",
    async (status, _, call) => {
      const definitions = block?.definitions?.replace("http://127.0.0.1:4010", mock.url ?? "");
      const script = `curl() { command curl -sS -w '%{stderr}%{http_code}\\n' "$@"; }\n${definitions}\n${call}`;
      const { stderr } = await run("bash", ["-c", script]);
      // A call that needs a token has asked for it first.
      expect(stderr.trim().split("\n").at(-1)).toBe(status);
    },
  );

  test("reaches every error that the API documents", () => {
    const reached = new Set(calls.map(({ groups }) => Number(groups?.status)));
    expect([...reached]).toEqual([200, 400, 401, 402, 403, 404, 405, 409, 422, 429, 500]);
  });
});
