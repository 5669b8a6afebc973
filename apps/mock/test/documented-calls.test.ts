/** Runs every sample of the prose against the mock, as a reader would who pastes it. */
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mock, startMock } from "../src/server.ts";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../../..", import.meta.url));
const pages = ["README.md", "packages/client/README.md", "apps/mock/README.md", "openapi/guides/introduction.md"];
const samples = (await Promise.all(pages.map(readSamples))).flat();

let mock: Mock;
let folder: string;

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  folder = await mkdtemp(join(tmpdir(), "meter-orders-samples-"));
  await mkdir(join(folder, "node_modules", "@meter-orders"), { recursive: true });
  await symlink(join(root, "packages", "client"), join(folder, "node_modules", "@meter-orders", "client"));
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
});

afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true, force: true });
});

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
  test.each(samples.filter(({ language }) => language === "ts"))(
    "$place compiles and prints",
    async ({ code, file }) => {
      await writeFile(join(folder, file), onTheMock(code));
      const tsc = join(root, "node_modules", "typescript", "bin", "tsc");
      const options = ["--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
      await run("node", [tsc, ...options, file], { cwd: folder }).catch(({ stdout }) => expect.fail(stdout));
      const { stdout } = await run("node", [file], { cwd: folder });
      expect(stdout).toMatch(/\S/);
      expect(stdout).not.toContain("undefined");
    },
  );
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
