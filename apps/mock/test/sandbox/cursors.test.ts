import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { call, subscription } from "../support/calls.ts";

const QUERY = { limit: "3", "filter[status][ne]": "cancelled", "filter[customer][contains]": "cus" };
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

const mock = createMock({ clock: "frozen" });
const list = (query: Record<string, string>) => call(mock, `/meter-orders?${new URLSearchParams(query)}`);
const cursor: string = (await list(QUERY)).body.next_page;

/** What becomes of a list with the cursor, and other parameters than it was given for. */
const statusWith = async (query: Record<string, string>) => (await list({ ...query, cursor })).status;

test("a cursor leads on when everything else stays as it was", async () => {
  expect(await statusWith(QUERY)).toBe(200);
});

test("a cursor leads on when the parameters come in another order", async () => {
  const reversed = new URLSearchParams(Object.entries({ ...QUERY, cursor }).toReversed());
  expect((await call(mock, `/meter-orders?${reversed}`)).status).toBe(200);
});

test("a cursor leads to the same page every time", async () => {
  expect((await list({ ...QUERY, cursor })).body).toEqual((await list({ ...QUERY, cursor })).body);
});

test("refuses a cursor in which any one character is another", async () => {
  for (const index of cursor.split("").keys()) {
    for (const letter of ALPHABET.replace(cursor[index] ?? "", "")) {
      const altered = cursor.slice(0, index) + letter + cursor.slice(index + 1);
      const { status } = await list({ ...QUERY, cursor: altered });
      if (status !== 400) expect.fail(`${altered} instead of ${cursor} was answered ${status}`);
    }
  }
});

test.each([
  ["without its last character", cursor.slice(0, -1)],
  ["without its first character", cursor.slice(1)],
  ["cut in half", cursor.slice(0, cursor.length / 2)],
  ["with a letter more", `${cursor}A`],
  ["with padding", `${cursor}=`],
  ["with a space before it", ` ${cursor}`],
  ["twice in a row", cursor + cursor],
  ["in capitals", cursor.toUpperCase()],
  ["that is a position without a seal", Buffer.from("0.0").toString("base64url")],
  ["of other bytes", "\0"],
  ["of thousands of letters", "A".repeat(10_000)],
])("refuses a cursor %s", async (_, altered) => {
  const { status, body } = await list({ ...QUERY, cursor: altered });
  expect([status, body.code]).toEqual([400, "BAD_REQUEST"]);
  expect(body.message).toContain('"cursor" must be the next_page of a previous response, unmodified');
});

test.each([
  ["another limit", { ...QUERY, limit: "4" }],
  ["no limit", { ...QUERY, limit: undefined }],
  ["another value of a filter", { ...QUERY, "filter[status][ne]": "waiting" }],
  ["another operator", { ...QUERY, "filter[status][ne]": undefined, "filter[status][eq]": "cancelled" }],
  ["a filter less", { ...QUERY, "filter[customer][contains]": undefined }],
  ["a filter more", { ...QUERY, "filter[customer][is_null]": "false" }],
])("refuses a cursor with %s", async (_, query) => {
  const given = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined);
  expect(await statusWith(Object.fromEntries(given))).toBe(400);
});

test("refuses the cursor of another token", async () => {
  const separate = createMock({ shared: false });
  const { body } = await call(separate, "/meter-orders?limit=3", { token: "alice" });
  const target = `/meter-orders?limit=3&cursor=${body.next_page}`;
  expect((await call(separate, target, { token: "alice" })).status).toBe(200);
  expect((await call(separate, target, { token: "bob" })).status).toBe(400);
});

test("refuses the cursor of a mock with another seed", async () => {
  const { body } = await call(createMock({ seed: 2 }), "/meter-orders?limit=3");
  expect((await call(mock, `/meter-orders?limit=3&cursor=${body.next_page}`)).status).toBe(400);
});

test("a cursor outlives the order that it was given after", async () => {
  const other = createMock();
  for (let number = 0; number < 5; number++) other.orders.add({ subscription: subscription(number) });
  const snapshot = createMock().snapshot();
  const { body } = await call(other, "/meter-orders?limit=2");
  other.restore(snapshot);
  const { status, body: next } = await call(other, `/meter-orders?limit=2&cursor=${body.next_page}`);
  expect([status, next.items]).toEqual([200, (await call(other, "/meter-orders?limit=2")).body.items]);
});
