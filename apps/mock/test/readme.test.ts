import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMock, SCENARIOS, subscriptionOf } from "../src/index.ts";

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
