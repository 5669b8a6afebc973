import { expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { control } from "../support/control-calls.ts";

const frozen = () => createMock({ clock: "frozen", now: "2024-03-14T12:00:00Z" });

test("advances, holds, releases, cancels and moves an order", async () => {
  const mock = frozen();
  const {
    body: { id },
  } = await control(mock, "orders", { body: {} });
  const act = async (action: string, body?: object) =>
    (await control(mock, `orders/${id}/${action}`, { method: "POST", ...(body && { body }) })).body.status;
  expect(await act("advance")).toBe("ordered");
  expect(await act("hold")).toBe("blocked");
  expect(await act("release")).toBe("ordered");
  expect(await act("hold", { status: "blocked_wim" })).toBe("blocked_wim");
  expect(await act("cancel")).toBe("cancelled");
  expect(await act("move", { status: "meter_shipped" })).toBe("meter_shipped");
  expect(mock.orders.get(id)?.status).toBe("meter_shipped");
});

test.each(["advance", "hold", "release", "cancel"])("refuses to %s an order that is over", async (action) => {
  const mock = frozen();
  const {
    body: { id },
  } = await control(mock, "orders", { body: { status: "activated" } });
  const { status, body } = await control(mock, `orders/${id}/${action}`, { method: "POST" });
  expect([status, body.message]).toEqual([409, expect.stringMatching(/^The order is activated[,;] .*\.$/)]);
});

test.each(["", "/advance", "/hold", "/release", "/cancel"])("answers 404 at an unknown order%s", async (action) => {
  const { status } = await control(frozen(), `orders/prdo_none${action}`, { method: action === "" ? "GET" : "POST" });
  expect(status).toBe(404);
});

test("offers just the actions that succeed", async () => {
  const mock = frozen();
  await control(mock, "orders", { body: { count: 14 } });
  const { body } = await control(mock, "orders?limit=100");
  for (const { id, actions } of body.items) {
    for (const action of ["advance", "hold", "release", "cancel"]) {
      const snapshot = mock.snapshot();
      const { status } = await control(mock, `orders/${id}/${action}`, { method: "POST" });
      expect([action, status === 200]).toEqual([action, actions.includes(action)]);
      mock.restore(snapshot);
    }
  }
});
