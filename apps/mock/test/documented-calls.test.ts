/** Runs every sample of the prose against the mock, as a reader would who pastes it. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listeningMock } from "./listening-mock.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const pages = ["README.md", "packages/client/README.md", "apps/mock/README.md", "openapi/guides/introduction.md"];
const samples = (await Promise.all(pages.map(readSamples))).flat();

/** What the samples import, and where it is in this repo. */
const PACKAGES = {
  "@meter-orders/client": "packages/client",
  "@meter-orders/mock": "apps/mock",
  msw: "apps/mock/node_modules/msw",
  vitest: "node_modules/vitest",
};

const mock = listeningMock();
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "meter-orders-samples-"));
  await mkdir(join(folder, "node_modules", "@meter-orders"), { recursive: true });
  for (const [name, path] of Object.entries(PACKAGES))
    await symlink(join(root, path), join(folder, "node_modules", name));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What one sample creates must not be in the way of the next. */
beforeEach(() => mock.reset());

describe("in the shell", () => {
  test.each(samples.filter(({ language }) => language === "sh"))(
    "$place answers as shown",
    async ({ code, answer }) => {
      const env = { ...process.env, CLIENT_ID: "my-id", CLIENT_SECRET: "my-secret" };
      const { stdout } = await run("sh", ["-c", `curl() { command curl -sS "$@"; }\n${onTheMock(code)}`], { env });
      const got = JSON.parse(stdout);
      // Only the id of a request is new every time.
      if (answer)
        expect(got).toEqual({ ...JSON.parse(answer), ...("requestId" in got && { requestId: got.requestId }) });
      else expect(got).not.toHaveProperty("code");
    },
  );
});

describe("in TypeScript", () => {
  const typescript = samples.filter(({ language }) => language === "ts");
  let complaints: string;

  // All at once: the compiler takes most of its time to begin.
  beforeAll(async () => {
    await Promise.all(typescript.map(({ file, code }) => writeFile(join(folder, file), onTheMock(code))));
    const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
    const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
    const files = typescript.map(({ file }) => file);
    const compiled = run("node", [tsc, ...options, ...files], { cwd: folder });
    complaints = (await compiled.catch((failure: { stdout: string }) => failure)).stdout;
  });

  test.each(typescript)("$place compiles", ({ file }) => {
    expect(complaints.split("\n").filter((line) => line.startsWith(file))).toEqual([]);
  });

  // What imports vitest is for vitest to run.
  test.each(typescript.filter(({ code }) => !code.includes('"vitest"')))("$place prints", async ({ file }) => {
    const { stdout } = await run("node", [file], { cwd: folder });
    expect(stdout).toMatch(/\S/);
    expect(stdout).not.toContain("undefined");
  });

  test("nothing else is wrong either", () => {
    expect(complaints).toBe("");
  });
});

/** The fenced samples of a page, each with the JSON that is shown as its answer. */
async function readSamples(page: string) {
  const text = await readFile(join(root, page), "utf8");
  const fences = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```/gm)].map(([, language = "", code = ""]) => ({
    language,
    code,
  }));
  return fences.map(({ language, code }, index) => {
    const next = fences[index + 1];
    const answer = language === "sh" && next?.language === "json" ? next.code : undefined;
    const name = page.replaceAll(/\W/g, "-");
    return { place: `${page}, sample ${index + 1}`, file: `${name}-${index + 1}.ts`, language, code, answer };
  });
}

function onTheMock(code: string): string {
  return code.replaceAll(/http:\/\/127\.0\.0\.1:4010|https:\/\/api\.nomos\.energy/g, mock.url);
}
