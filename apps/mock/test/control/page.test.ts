import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { html } from "../../src/control/page/html.ts";
import { createMock, type Mock } from "../../src/index.ts";
import { call, HOST, listed, subscription } from "../support/calls.ts";
import { control } from "../support/control-calls.ts";

async function page(mock: Mock, query = "", init: RequestInit = {}): Promise<Response> {
  return mock.fetch(`${HOST}/__mock/${query}`, init);
}

async function textOf(mock: Mock, query = ""): Promise<string> {
  return (await page(mock, query)).text();
}

test("its security policy allows its own style, its own forms and nothing else", async () => {
  const response = await page(createMock());
  const [, style = ""] = /<style>(.*?)<\/style>/s.exec(await response.text()) ?? [];
  const hash = createHash("sha256").update(style).digest("base64");
  expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(response.headers.get("content-security-policy")).toBe(
    `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
  );
  expect(response.headers.get("access-control-allow-origin")).toBeNull();
});

test("without its slash, the path leads there, and keeps what was asked", async () => {
  const response = await mock308("?world=abc");
  expect([response.status, response.headers.get("location")]).toEqual([308, "/__mock/?world=abc"]);
});

function mock308(query: string): Promise<Response> {
  return createMock().fetch(`${HOST}/__mock${query}`, { redirect: "manual" });
}

test("supports HEAD, and rejects other methods", async () => {
  expect(await (await page(createMock(), "", { method: "HEAD" })).text()).toBe("");
  const response = await page(createMock(), "", { method: "POST" });
  expect([response.status, response.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("begins with a call to make, while there is no world", async () => {
  const text = await textOf(createMock({ shared: false }));
  expect(text).toContain("curl http://mock/meter-orders -H 'Authorization: Bearer demo'");
  expect(text).not.toContain("<form");
});

test("shows the world that was used last, or the one that is asked for", async () => {
  const mock = createMock({ shared: false });
  for (const token of ["first", "second"]) await call(mock, "/meter-orders", { token });
  expect(await textOf(mock)).toContain("<title>second · Smart Meter Orders API mock</title>");
  const { body } = await control(mock, "worlds");
  expect(await textOf(mock, `?world=${body.items[1].id}`)).toContain("<title>first · ");
  expect((await control(mock, "worlds")).body).toEqual(body);
  expect(await textOf(mock, "?world=none")).toContain("That world no longer exists.");
});

test("walks through all orders, 25 on a page", async () => {
  const mock = createMock({ now: "2024-03-14T12:00:00Z" });
  mock.orders.addMany(40);
  const ids: string[] = [];
  for (let query: string | undefined = ""; query !== undefined; ) {
    const text = await textOf(mock, query);
    ids.push(...[...text.matchAll(/<tr role="row" id="(prdo_\w+)">/g)].map(([, id = ""]) => id));
    query = /href="\/__mock\/(\?[^"#]*cursor=[^"#]*)#orders">Older/.exec(text)?.[1]?.replaceAll("&#38;", "&");
  }
  expect(ids).toEqual((await listed(mock)).map(({ id }) => id));
  expect(ids).toHaveLength(54);
});

test("shows the first page, and what was wrong, for a cursor of another list", async () => {
  const text = await textOf(createMock(), "?cursor=altered");
  expect(text).toContain("must be the next_page of a previous response");
  expect(text).toContain("prdo_nka6c5xkrlvbpgnkczshdj12");
});

test("shows the requests of its world and those that lead to none, the newest first", async () => {
  const mock = createMock({ shared: false });
  await call(mock, "/meter-orders?limit=7", { token: "other" });
  await mock.fetch(`${HOST}/meter-orders?limit=8`);
  await call(mock, "/meter-orders?limit=9");
  const targets = [...(await textOf(mock)).matchAll(/GET \/meter-orders\?limit=(\d)/g)].map(([, limit]) => limit);
  expect(targets).toEqual(["9", "8"]);
});

test("shows the course of an order, what comes next and when", async () => {
  const mock = createMock({ clock: "frozen", now: "2024-03-14T12:00:00Z" });
  const { id } = mock.orders.add({ subscription: subscription(1) });
  mock.clock.advance("1d");
  const text = await textOf(mock);
  const row = text.slice(text.indexOf(`id="${id}"`)).split("</tr>")[0] ?? "";
  expect(row).toContain('<li><time datetime="2024-03-14T12:00:00Z">2024-03-14 12:00</time> waiting</li>');
  expect(row).toContain('<li><time datetime="2024-03-15T12:00:00Z">2024-03-15 12:00</time> ordered</li>');
  expect(row).toMatch(/Next <b>checked<\/b> .*in 3 days, <time datetime="2024-03-18T12:00:00Z">/);
});

test("a static mock shows its requests, and says why there is nothing else", async () => {
  const mock = createMock({ mode: "static" });
  await call(mock, "/meter-orders?limit=0");
  const text = await textOf(mock);
  expect(text).toContain("This mock is static");
  expect(text).toContain("GET /meter-orders?limit=0");
  expect(text).not.toContain("<form");
});

const EVIL = `<script>alert("1")</script>'&`;
const SHOWN = "&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#39;&#38;";

test.each([
  ["the status of an order", (mock: Mock) => mock.orders.add({ status: EVIL as "waiting" })],
  ["a subscription", (mock: Mock) => mock.orders.add({ subscription: EVIL })],
  ["the id of an order", (mock: Mock) => mock.orders.add({ id: EVIL })],
  ["the status that comes next", (mock: Mock) => mock.orders.hold(mock.orders.add({ status: EVIL as "waiting" }).id)],
  ["the body of a request", (mock: Mock) => mock.fetch(`${HOST}/meter-orders`, { method: "POST", body: EVIL })],
])("%s is text on the page", async (_, put) => {
  const mock = createMock();
  await put(mock);
  const text = await textOf(mock);
  expect(text).toContain(SHOWN);
  expect(text).not.toContain("<script");
});

test("the target of a request, and what was wrong in it, are text on the page", async () => {
  const mock = createMock();
  await mock.fetch(`${HOST}/meter-orders?${EVIL}=1`, { headers: { authorization: "Bearer demo" } });
  const text = await textOf(mock);
  expect(text).toContain("There is no query parameter &#34;&#60;script&#62;");
  expect(text).not.toContain("<script");
});

test("the label of a world and the host are text on the page", async () => {
  const mock = createMock({ shared: false });
  expect(await textOf(mock)).toContain("curl http://mock/meter-orders");
  await call(mock, "/meter-orders", { token: "<b>'\"&" });
  expect(await textOf(mock)).toContain("World <b>&#60;b&#62;&#39;&#34;&#38;</b>");
});

test("everything that is put into a template is escaped, also in lists, unless it is HTML itself", () => {
  const list = [html`<i>${"<"}</i>`, ">", false, undefined, 1] as const;
  expect(html`<a title="${'"'}">${list}</a>`.text).toBe('<a title="&#34;"><i>&#60;</i>&#62;1</a>');
});

test("no secret is on the page", async () => {
  const mock = createMock({ shared: false });
  await call(mock, "/meter-orders", { token: "a-token-that-is-long-and-secret" });
  await call(mock, "/oauth/token", {
    method: "POST",
    headers: { authorization: `Basic ${btoa("id:my-secret")}` },
    body: { grant_type: "client_credentials" },
  });
  expect(await textOf(mock)).not.toContain("secret");
});
