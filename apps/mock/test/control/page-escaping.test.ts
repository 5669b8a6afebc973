import { expect, test } from "vitest";
import { html } from "../../src/control/page/html.ts";
import { createMock, type Mock } from "../../src/index.ts";
import { call, HOST } from "../support/calls.ts";

const EVIL = `<script>alert("1")</script>'&`;
const SHOWN = "&#60;script&#62;alert(&#34;1&#34;)&#60;/script&#62;&#39;&#38;";

async function textOf(mock: Mock): Promise<string> {
  return (await mock.fetch(`${HOST}/__mock/`)).text();
}

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
