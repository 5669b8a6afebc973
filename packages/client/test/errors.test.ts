import { expect, test } from "vitest";
import {
  ApiError,
  InternalServerError,
  MeterOrdersError,
  NotFoundError,
  settle,
  TooManyRequestsError,
} from "../src/index.js";
import { ERROR_CLASSES } from "../src/versions/edison/errors.gen.js";
import { failure, json, reset, silence } from "./support/behaviors.js";
import { clientOf, failureOf } from "./support/clients.js";
import { faultServer } from "./support/fault-server.js";
import { id, order } from "./support/samples.js";

const docs = "https://docs.nomos.energy/api-references/errors/";

test.for([
  [400, "BadRequestError", "BAD_REQUEST"],
  [401, "UnauthorizedError", "UNAUTHORIZED"],
  [402, "PaymentRequiredError", "PAYMENT_REQUIRED"],
  [403, "ForbiddenError", "FORBIDDEN"],
  [404, "NotFoundError", "NOT_FOUND"],
  [405, "MethodNotAllowedError", "METHOD_NOT_ALLOWED"],
  [409, "ConflictError", "CONFLICT"],
  [422, "UnprocessableEntityError", "UNPROCESSABLE_ENTITY"],
  [429, "TooManyRequestsError", "TOO_MANY_REQUESTS"],
  [500, "InternalServerError", "INTERNAL_SERVER_ERROR"],
] as const)("throws for %i a %s with the code %s", async ([status, name, code]) => {
  const server = await faultServer([failure(status, {}, "It says why.")]);
  const error = await failureOf(clientOf(server, { retries: 0 }).meterOrders.retrieve(id));
  const retryable = status === 429 || status === 500;
  const facts = { name, status, code, requestId: `request-${status}`, docs: docs + code, retryable, attempts: 1 };
  expect(error).toMatchObject(facts);
  expect(error).toBeInstanceOf(ERROR_CLASSES[`${status} ${code}`]);
  for (const type of [ApiError, MeterOrdersError, Error]) expect(error).toBeInstanceOf(type);
  expect(Object.values(ERROR_CLASSES).filter((type) => error instanceof type)).toHaveLength(1);
});

test("throws a NotFoundError for the 404 of an order, with a message that reads as a line of a log", async () => {
  const server = await faultServer([failure(404, {}, "No meter order has this id.")]);
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(NotFoundError);
  expect(String(error)).toBe(
    `NotFoundError: GET /meter-orders/${id}: 404 NOT_FOUND: No meter order has this id. (request request-404)`,
  );
  expect(error.stack).toContain("NotFoundError");
});

test("leaves the query of a call out of its message", async () => {
  const server = await faultServer([failure(400)]);
  const call = clientOf(server)
    .meterOrders.list({ filter: { customer: { eq: "cus_1" } } })
    .toArray();
  const { message } = await failureOf(call);
  expect(message).toMatch(/^GET \/meter-orders: 400 BAD_REQUEST: /);
  expect(message).not.toContain("cus_1");
});

test("keeps a message on one line, whatever the API says", async () => {
  const server = await faultServer([failure(400, {}, "It is\r\nERROR broken.\u2028")]);
  expect((await failureOf(clientOf(server).meterOrders.retrieve(id))).message).not.toMatch(/[\r\n\u2028]/);
});

test("reads an error although the token is a word that occurs in it, such as that of a demo", async () => {
  const server = await faultServer([failure(404, {}, "No meter order has this id.")]);
  for (const token of ["t", "e", "order"]) {
    const error = await failureOf(clientOf(server, { token }).meterOrders.retrieve(id));
    expect(error).toMatchObject({ name: "NotFoundError", code: "NOT_FOUND", requestId: "request-404" });
    expect(error.message).toContain("No meter order has this id.");
  }
});

test("settles to a value, or to an error that is told apart by its status", async () => {
  const server = await faultServer([json(order), failure(404), failure(418), reset(), silence]);
  const { meterOrders } = clientOf(server, { retries: 0, timeoutMs: 50 });
  const calls = () => settle(meterOrders.retrieve(id));
  expect(await calls()).toEqual({ ok: true, value: order });
  expect(await calls()).toMatchObject({ ok: false, status: 404, error: { code: "NOT_FOUND" } });
  for (const name of ["ApiError", "ConnectionError", "TimeoutError"]) {
    expect(await calls()).toMatchObject({ ok: false, status: undefined, error: { name } });
  }
});

test("throws what is not an error of this package instead of settling it", async () => {
  const { meterOrders } = clientOf({ url: "http://127.0.0.1:1" });
  await expect(settle(meterOrders.retrieve(""))).rejects.toThrow(TypeError);
});

test("passes on how long the API asked to wait", async () => {
  const server = await faultServer([failure(429, { "retry-after": "7" }), failure(500)]);
  const { meterOrders } = clientOf(server, { retries: 0 });
  const [limited, failed] = [await failureOf(meterOrders.retrieve(id)), await failureOf(meterOrders.retrieve(id))];
  expect([limited instanceof TooManyRequestsError, limited.retryAfterMs]).toEqual([true, 7_000]);
  expect([failed instanceof InternalServerError, failed.retryAfterMs]).toEqual([true, undefined]);
});
