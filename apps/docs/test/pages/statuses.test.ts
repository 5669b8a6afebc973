import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { createMock, type Mock } from "@meter-orders/mock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { statuses } from "../../src/lifecycle/statuses.ts";
import { statusPages } from "../../src/pages/statuses.ts";

const run = promisify(execFile);
const pages = await statusPages();
const textOf = (path: string) => pages.find((page) => page.path === path)?.parts.join("\n\n") ?? "";

/** The code block with a caption. */
function block(text: string, caption: string): string {
  return new RegExp(`^\`\`\`\\w+ ${caption}\\n([\\s\\S]*?)\\n\`\`\`$`, "m").exec(text)?.[1] ?? "";
}

test("every status has a page, and there is an overview", () => {
  const paths = pages.map(({ path }) => path);
  expect(paths).toEqual(["statuses/", ...statuses.map(({ name }) => `statuses/${name}/`)]);
});

test("every page has all three kinds of provenance", () => {
  for (const { provenance } of pages)
    for (const sentences of [provenance?.documented, provenance?.undocumented, provenance?.decided])
      expect(sentences?.length).toBeGreaterThan(0);
});

test("descriptions have a useful length for search engines", () => {
  for (const { description } of pages) expect(description).toMatch(/^.{80,155}$/);
});

test.each(statuses)("the description of $name has its meaning", ({ name, meaning }) => {
  const [first = ""] = meaning.split(/(?<=\.) /);
  expect(pages.find(({ path }) => path === `statuses/${name}/`)?.description).toContain(first);
});

test("the overview explains every linked phase", () => {
  const linked = pages.flatMap(({ parts }) => [...parts.join().matchAll(/\/statuses\/#(\w+)/g)].map(([, id]) => id));
  expect(linked.length).toBeGreaterThan(statuses.length);
  for (const phase of new Set(linked)) expect(textOf("statuses/")).toContain(`### ${phase}\n`);
});

describe.each(statuses)("the page of $name", ({ name, phase, meaning, lasts, customer, next, also }) => {
  const text = textOf(`statuses/${name}/`);
  let mock: Mock;
  beforeEach(() => {
    mock = createMock({ clock: "frozen" });
  });
  afterEach(() => mock.close());

  /** Runs a shell block as pasted, but with the base URL of this mock. */
  async function paste(caption: string): Promise<{ status?: string }> {
    const url = await mock.listen({ port: 0 });
    const script = block(text, caption).replace("http://127.0.0.1:4010", url);
    return JSON.parse((await run("bash", ["-c", script])).stdout);
  }

  test("has the facts from the spec", () => {
    for (const fact of [meaning, lasts, customer, `/statuses/#${phase}`]) expect(text).toContain(fact);
  });

  test("links to the statuses before and after it", () => {
    const [, section = ""] = /## Before and after\n([\s\S]*?)\n## /.exec(text) ?? [];
    const sources = statuses.filter((status) => [...status.next, ...status.also].includes(name));
    for (const other of [...next, ...also, ...sources.map((status) => status.name)])
      expect(section).toMatch(new RegExp(`/statuses/(${other}/|#${phaseOf(other)}\\))`));
  });

  test("shows the order that its request returns", async () => {
    const order = await paste("Retrieve the order");
    expect(order).toMatchObject({ status: name });
    expect(order).toEqual(JSON.parse(block(text, "The order")));
  });

  test("sets the status of an order manually", async () => {
    expect(await paste("Set the status")).toMatchObject({ status: name });
  });

  test("names the scenarios that reach it, and the day", () => {
    const rows = [...text.matchAll(/^\| `(sub_\w+)` \| (\d+) \|/gm)];
    const { status: first } = mock.orders.add({ subscription: "sub_sailsthrough000000000000" });
    expect(text.includes("Every new order starts with this status")).toBe(name === first);
    expect(rows.length > 0).toBe(phase !== "before" && name !== first);
    for (const [, subscription = "", day] of rows) {
      const fresh = createMock({ clock: "frozen" });
      const { id } = fresh.orders.add({ subscription });
      fresh.clock.advance(`${Number(day)}d`);
      expect(fresh.orders.get(id)?.status).toBe(name);
    }
  });
});

function phaseOf(name: string): string | undefined {
  return statuses.find((status) => status.name === name)?.phase;
}
