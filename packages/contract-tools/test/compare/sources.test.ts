import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { compare } from "../../compare/compare.ts";
import { readExplanations } from "../../compare/known-differences.ts";
import { load, type Raw, UserError } from "../../compare/load.ts";
import { copy, generated, inline } from "../support/vendor-specs.ts";

const folder = mkdtempSync(join(tmpdir(), "compare-"));
const server = createServer((request, response) => {
  if (request.url?.startsWith("/slow")) return void response.write("openapi: ");
  const allowed = request.headers.authorization === `Basic ${btoa("me:se/cret")}`;
  response.writeHead(allowed ? 200 : 401).end(JSON.stringify(inline.spec));
});
let host = "";

beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

describe("a description", () => {
  it("is read from YAML and from JSON, from a file and from a URL with credentials", async () => {
    const yaml = await load(fileURLToPath(new URL("../support/vendor-3.1.yaml", import.meta.url)));
    const json = await load(written("theirs.json", JSON.stringify(generated.spec)));
    const fetched = await load(`http://me:se%2Fcret@${host}/openapi.json?key=hidden`);
    expect(fetched.name).toBe(`http://${host}/openapi.json`);
    for (const description of [yaml, json, fetched]) expect(compare(inline, description)).toEqual([]);
  });

  it("that cannot be fetched is one sentence without the secrets of its URL", async () => {
    await expectUserError(load(`http://me:wrong@${host}/x?key=hidden`), `http://${host}/x returned 401: give the URL`);
    await expectUserError(load("http://me:wrong@127.0.0.1:1/x?key=hidden"), "http://127.0.0.1:1/x cannot be fetched (");
    await expectUserError(load("http://me:wrong@127.0.0.1:x/"), "This URL cannot be fetched (ERR_INVALID_URL)");
    await expectUserError(load("ftp://me:wrong@example.org/x"), "ftp://example.org/x cannot be fetched (");
  });

  it("that never ends is given up", async () => {
    await expectUserError(load(`http://${host}/slow`, 0.2), "no complete response within 0.2 seconds");
  });

  it.each([
    ["<html></html>", "is not an OpenAPI document of version 3.0 or 3.1: it has no field `openapi`."],
    ['swagger: "2.0"', "is not an OpenAPI document of version 3.0 or 3.1: it is version 2.0."],
    ["openapi: [3.1.0", "is neither JSON nor YAML: Flow sequence"],
    ["a: &a [1]\nb: *c", "is neither JSON nor YAML: Unresolved alias"],
    ["", "it has no field `openapi`."],
  ])("that is none is one sentence: %s", async (text, sentence) => {
    await expectUserError(load(written("none.yaml", text)), sentence);
  });

  it("that is not there is one sentence", async () => {
    await expectUserError(load(join(folder, "missing.yaml")), "missing.yaml cannot be read (ENOENT)");
  });

  it.each([
    ["#/components/schemas/Missing", "vendor-3.1.yaml: #/components/schemas/Missing cannot be resolved."],
    ["#/components/schemas/__proto__", "cannot be resolved."],
    ["types.yaml#/Order", "refers to types.yaml#/Order: bundle it into one file first"],
    ["https://me:secret@example.org/a.yaml?key=hidden", "refers to https://example.org/a.yaml: bundle it"],
    ["#/components/parameters/Circle", "#/components/parameters/Circle is circular, it only leads to itself."],
  ])("with a reference to %s is one sentence", async ($ref, sentence) => {
    const theirs = copy(inline, ({ spec, list }) => {
      spec.components.parameters = { Circle: { $ref: "#/components/parameters/Circle" } };
      list.parameters.push({ $ref });
    });
    await expectUserError(async () => compare(inline, theirs), sentence);
  });

  it("that multiplies by its references does not run for ever", async () => {
    const theirs = copy(inline, (parts) => {
      const double = (i: number): Raw => ({ properties: { a: reference(i + 1), b: reference(i + 1) } });
      parts.spec.components.schemas = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`T${i}`, double(i)]));
      parts.response(parts.one).properties.customer = reference(0);
      parts.spec.components.schemas.T40 = {};
    });
    await expectUserError(async () => compare(inline, theirs), "has more than 50000 schemas");
  });
});

describe("the file of known differences", () => {
  it("must give a reason, and has no key that means nothing", () => {
    expect(() => readExplanations(written("known.yaml", "- what: type"))).toThrow(
      "entry 1 needs `what`, other than `*`, and `reason`",
    );
    expect(() => readExplanations(written("known.yaml", "- { what: type, reason: x, filed: id }"))).toThrow(
      "has the unknown key `filed`",
    );
  });
});

describe("the command", () => {
  const theirs = written("same.json", JSON.stringify(inline.spec));
  const none = written("none-known.yaml", "[]");

  it("fails only for what is not explained, and prints JSON when asked to", () => {
    const unexplained = run("--known", none, "--json", theirs);
    expect(unexplained.status).toBe(1);
    expect(JSON.parse(unexplained.stdout).unexplained[0]).toMatchObject({ what: "parameter", severity: "more" });
    const same = run("--known", none, "--ours", theirs, theirs);
    expect(same).toMatchObject({ status: 0, stdout: expect.stringContaining("0 unexplained") });
  });

  it("reports every other mistake in one sentence and exit code 2", () => {
    const usage = { status: 2, stdout: "", stderr: expect.stringMatching(/^Usage: .*<url-or-file>\n$/) };
    expect(run()).toMatchObject(usage);
    const broken = copy(inline, ({ list }) => Object.assign(list, { parameters: 5 }));
    const { status, stderr } = run(written("broken.json", JSON.stringify(broken.spec)));
    expect([status, stderr.split("\n").length]).toEqual([2, 2]);
    expect(stderr).toContain("broken.json is not well-formed OpenAPI, lint it first: ");
  });
});

async function expectUserError(work: Promise<unknown> | (() => Promise<unknown>), sentence: string): Promise<void> {
  const error = await (typeof work === "function" ? work() : work).then(
    () => "none",
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(UserError);
  const { message } = error as UserError;
  expect(message).toContain(sentence);
  expect(message).not.toMatch(/\n|wrong|secret|hidden/);
}

function reference(i: number): Raw {
  return { $ref: `#/components/schemas/T${i}` };
}

function written(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function run(...args: string[]) {
  const main = fileURLToPath(new URL("../../compare/main.ts", import.meta.url));
  return spawnSync(process.execPath, [main, ...args], { encoding: "utf8" });
}
