import { expect, test } from "vitest";
import { missing } from "../changes/check.ts";
import type { Change } from "../changes/compare.ts";
import { largest, packages } from "../changes/packages.ts";
import { readReleased } from "../changes/released.ts";
import { reused, wrong } from "../changes/versions.ts";

const edition = "2026-01-29.edison";
const client = { name: "@meter-orders/client", version: "0.2.0", changelog: "# @meter-orders/client\n\n## 0.2.0\n" };
const mock = { name: "@meter-orders/mock", version: "0.1.0", changelog: "# @meter-orders/mock\n\n## 0.1.0\n" };
const released = { versions: { [client.name]: "0.2.0", [mock.name]: "0.1.0" }, description: {} };
const addition: Change = { size: "minor", text: "The open enum MeterOrderStatus gained `paused`" };
const removal: Change = { size: "major", text: "The type Token was removed" };

test("asks for no changeset without a change", () => {
  expect(missing([], [client, mock], {})).toBeUndefined();
});

test("is content with changesets that are large enough", () => {
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

test("finds the versions of the repo right", () => {
  expect(wrong(edition, packages(), readReleased())).toBeUndefined();
  expect(wrong(edition, [client, mock], released)).toBeUndefined();
});

test.for([
  ["1.0.0", [client], /^1\.0\.0 is no edition of the API: /],
  [edition, [{ ...client, version: edition }], / is no version of @meter-orders\/client: /],
  [
    edition,
    [{ ...client, version: "0.3.0" }],
    /^@meter-orders\/client is 0\.3\.0, but openapi\/edison\/released\.yaml is of 0\.2\.0: /,
  ],
  [edition, [{ ...mock, changelog: "" }], /^The changelog of @meter-orders\/mock has no 0\.1\.0: /],
] as const)("says what is wrong with an edition or a version: %s", ([edition, packages, problem]) => {
  expect(wrong(edition, [...packages], released)).toMatch(problem);
});

test("gives no other content to a version that is out", () => {
  expect(reused([client, mock], released, [addition])).toMatch(/^The open enum .*\/client 0\.2\.0 is out already: /);
  expect(reused([client, mock], released, [])).toBeUndefined();
  const next = [client, mock].map(({ name }) => ({ name, version: "0.3.0", changelog: "" }));
  expect(reused(next, released, [addition])).toBeUndefined();
});

test("lets the description change as it likes until the first release", () => {
  const first = { ...client, version: "0.0.0" };
  expect(reused([first], { versions: { [client.name]: "0.0.0" }, description: {} }, [removal])).toBeUndefined();
});
