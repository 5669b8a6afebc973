import { expect, test } from "vitest";
import type { Change } from "../../changes/change.ts";
import { missing, reused, wrong } from "../../changes/check.ts";
import { largest, packages, readReleased } from "../../changes/released.ts";

const apiVersion = "2026-01-29.edison";
const client = { name: "@meter-orders/client", version: "0.2.0", changelog: "# @meter-orders/client\n\n## 0.2.0\n" };
const mock = { name: "@meter-orders/mock", version: "0.1.0", changelog: "# @meter-orders/mock\n\n## 0.1.0\n" };
const released = { versions: { [client.name]: "0.2.0", [mock.name]: "0.1.0" }, spec: {} };
const addition: Change = { size: "minor", text: "The open enum MeterOrderStatus gained `paused`" };
const removal: Change = { size: "major", text: "The type Token was removed" };

test("asks for no changeset without a change", () => {
  expect(missing([], [client, mock], {})).toBeUndefined();
});

test("accepts changesets that are large enough", () => {
  const pending = { [client.name]: "minor", [mock.name]: "major" } as const;
  expect(missing([addition], [client, mock], pending)).toBeUndefined();
});

test("names the change, the size and the packages that lack a changeset", () => {
  expect(missing([removal, addition], [client, mock], { [client.name]: "minor" })).toBe(
    "The type Token was removed (and 1 more), which is a major change since the last release: run `npx changeset` and choose major for @meter-orders/client and @meter-orders/mock.",
  );
  expect(missing([addition], [client, mock], { [client.name]: "minor" })).toMatch(
    / choose minor for @meter-orders\/mock\.$/,
  );
});

test("takes the largest of several changesets, and none from an empty one", () => {
  const texts = [
    '---\n"@meter-orders/client": minor\n"@meter-orders/mock": patch\n---\n\nOne --- thing.\n',
    "---\n'@meter-orders/client': patch\n---\n\nAnother.\n",
    "---\n---\n",
  ];
  expect(largest(texts)).toEqual({ [client.name]: "minor", [mock.name]: "patch" });
});

test("accepts the versions of this repository", () => {
  expect(wrong(apiVersion, packages(), readReleased())).toBeUndefined();
  expect(wrong(apiVersion, [client, mock], released)).toBeUndefined();
});

test.for([
  ["1.0.0", [client], /^1\.0\.0 is not an API version: /],
  [apiVersion, [{ ...client, version: apiVersion }], / is not a version of @meter-orders\/client: /],
  [
    apiVersion,
    [{ ...client, version: "0.3.0" }],
    /^@meter-orders\/client is 0\.3\.0, but openapi\/edison\/released\.yaml is for 0\.2\.0: /,
  ],
  [apiVersion, [{ ...mock, changelog: "" }], /^The changelog of @meter-orders\/mock has no 0\.1\.0: /],
] as const)("says what is wrong with an API version or a package version: %s", ([apiVersion, packages, problem]) => {
  expect(wrong(apiVersion, [...packages], released)).toMatch(problem);
});

test("gives no other content to a version that is published", () => {
  expect(reused([client, mock], released, [addition])).toMatch(
    /^The open enum .*\/client 0\.2\.0 is already published: /,
  );
  expect(reused([client, mock], released, [])).toBeUndefined();
  const next = [client, mock].map(({ name }) => ({ name, version: "0.3.0", changelog: "" }));
  expect(reused(next, released, [addition])).toBeUndefined();
});

test("lets the spec change freely until the first release", () => {
  const first = { ...client, version: "0.0.0" };
  expect(reused([first], { versions: { [client.name]: "0.0.0" }, spec: {} }, [removal])).toBeUndefined();
});
