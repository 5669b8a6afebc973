import { expect, test } from "vitest";
import { createMock, type Mock } from "../../src/index.ts";
import { HOST } from "../support/calls.ts";
import { type ControlCall, control } from "../support/control-calls.ts";

const BROWSER = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };
const ORDER = "prdo_nka6c5xkrlvbpgnkczshdj12";

/** Sends a form as a browser does; returns where it is sent to. */
async function send(mock: Mock, target: string, form: Record<string, string> = {}, sent: ControlCall = {}) {
  const headers = { ...BROWSER, ...sent.headers };
  const { status, headers: answered } = await control(mock, target, { token: null, form, ...sent, headers });
  expect(status).toBe(303);
  return new URL(answered.get("location") ?? "", HOST);
}

async function pageAt(mock: Mock, url: URL): Promise<string> {
  return (await mock.fetch(url, { headers: BROWSER })).text();
}

test.each([
  ["clock/advance", { by: "1d" }, "#clock"],
  ["clock", { pace: "frozen" }, "#clock"],
  ["faults", { text: "drop" }, "#faults"],
  [`orders/${ORDER}/advance`, {}, `#${ORDER}`],
  [`orders/${ORDER}/hold`, { status: "blocked_wim" }, `#${ORDER}`],
  ["reset", {}, "#reset"],
])("the form of %s leads back to its part of the page", async (target, form, hash) => {
  const url = await send(createMock(), `${target}?world=abc`, form);
  expect(`${url.pathname}${url.search}${url.hash}`).toBe(`/__mock/?world=abc${hash}`);
});

test("a form takes effect", async () => {
  const mock = createMock();
  await send(mock, `orders/${ORDER}/advance`);
  await send(mock, "faults", { text: "latency=2s" });
  expect(mock.orders.get(ORDER)?.status).toBe("ordered");
  const [fault] = mock.faults.list();
  expect(fault).toMatchObject({ latency: 2_000 });
  await send(mock, `faults/${fault?.id}/remove`);
  expect(mock.faults.list()).toEqual([]);
});

test("the page of the orders that the form was on is kept, but not by a reset", async () => {
  const headers = { referer: `${HOST}/__mock/?world=old&cursor=here&notice=old` };
  const mock = createMock();
  const url = await send(mock, "clock/advance?world=abc", { by: "1d" }, { headers });
  expect(url.search).toBe("?world=abc&cursor=here");
  expect((await send(mock, "reset?world=abc", {}, { headers })).search).toBe("?world=abc");
});

test("nothing but the page of the orders is taken from where the browser says the form was", async () => {
  const headers = { referer: "https://evil.example/?cursor=x%0d%0aset-cookie:a" };
  const url = await send(createMock(), "reset", {}, { headers });
  expect(`${url}`).toBe(`${HOST}/__mock/#reset`);
});

test.each([
  ["faults", { text: "teapot <b>" }, "A fault has no part &#34;teapot&#34;"],
  ["faults", { text: "" }, "has no effect"],
  ["clock/advance", { by: "soon" }, "&#34;soon&#34; is not a duration"],
  ["clock/advance", {}, "The body is required."],
  ["orders/prdo_none/advance", {}, "There is no meter order with the ID &#34;prdo_none&#34;."],
  ["nothing/here", {}, "No such path:"],
])("what is wrong with a form of %s, %j, stands on the page", async (target, form, message) => {
  const mock = createMock();
  const url = await send(mock, target, form);
  expect(url.hash).toBe("#notice");
  const page = await pageAt(mock, url);
  expect(page).toMatch(/<p id="notice"[^>]* role="alert"/);
  expect(page).toContain(message);
  expect(await pageAt(mock, new URL("/__mock/", HOST))).not.toContain('role="alert"');
});

test("a fault that cannot be read is there again, to be mended", async () => {
  const mock = createMock();
  const page = await pageAt(mock, await send(mock, "faults", { text: 'tea"pot' }));
  expect(page).toMatch(/<input [^>]*value="tea&#34;pot"[^>]*aria-invalid="true"/s);
});

test("a message cannot be put on the page from outside", async () => {
  const page = await pageAt(createMock(), new URL("/__mock/?notice=Call%20this%20number", HOST));
  expect(page).not.toContain("this number");
});

test("a foreign page sends no form", async () => {
  const mock = createMock();
  const url = await send(mock, "reset", {}, { headers: { origin: "https://evil.example" } });
  expect(await pageAt(mock, url)).toContain("Cross-origin requests can read this endpoint but cannot change anything.");
});

test("a form that no browser sent gets the same response as JSON", async () => {
  const { status, body } = await control(createMock(), "faults", { form: { text: "drop" } });
  expect([status, body.loss]).toEqual([201, "drop"]);
});
