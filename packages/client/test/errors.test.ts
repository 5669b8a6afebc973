import { expect, test, vi } from "vitest";
import * as ours from "../src/index.js";
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

test("throws a NotFoundError for an unknown order, with a message that reads like a log line", async () => {
  const server = await faultServer([failure(404, {}, "No meter order has this id.")]);
  const error = await failureOf(clientOf(server).meterOrders.retrieve(id));
  expect(error).toBeInstanceOf(NotFoundError);
  expect(String(error)).toBe(
    `NotFoundError: GET /meter-orders/${id}: 404 NOT_FOUND: No meter order has this id. (request request-404)`,
  );
  expect(error.stack).toContain("NotFoundError");
});

test("omits the query from messages", async () => {
  const server = await faultServer([failure(400)]);
  const call = clientOf(server)
    .meterOrders.list({ filter: { customer: { eq: "cus_1" } } })
    .toArray();
  const { message } = await failureOf(call);
  expect(message).toMatch(/^GET \/meter-orders: 400 BAD_REQUEST: /);
  expect(message).not.toContain("cus_1");
});

test("keeps messages on one line, whatever the API sends", async () => {
  const server = await faultServer([failure(400, {}, "It is\r\nERROR broken.\u2028")]);
  expect((await failureOf(clientOf(server).meterOrders.retrieve(id))).message).not.toMatch(/[\r\n\u2028]/);
});

test("parses an error that contains a short token, such as that of a demo", async () => {
  const server = await faultServer([failure(404, {}, "No meter order has this id.")]);
  for (const token of ["t", "e", "order"]) {
    const error = await failureOf(clientOf(server, { token }).meterOrders.retrieve(id));
    expect(error).toMatchObject({ name: "NotFoundError", code: "NOT_FOUND", requestId: "request-404" });
    expect(error.message).toContain("No meter order has this id.");
  }
});

test("settles to a value, or to an error that is discriminated by its status", async () => {
  const server = await faultServer([json(order), failure(404), failure(418), reset(), silence]);
  const { meterOrders } = clientOf(server, { retries: 0, timeoutMs: 500 });
  const calls = () => settle(meterOrders.retrieve(id));
  expect(await calls()).toEqual({ ok: true, value: order });
  expect(await calls()).toMatchObject({ ok: false, status: 404, error: { code: "NOT_FOUND" } });
  for (const name of ["ApiError", "ConnectionError", "TimeoutError"]) {
    expect(await calls()).toMatchObject({ ok: false, status: undefined, error: { name } });
  }
});

test("throws errors of other packages instead of settling them", async () => {
  const { meterOrders } = clientOf({ url: "http://127.0.0.1:1" });
  await expect(settle(meterOrders.retrieve(""))).rejects.toThrow(TypeError);
});

test("passes on Retry-After", async () => {
  const server = await faultServer([failure(429, { "retry-after": "7" }), failure(500)]);
  const { meterOrders } = clientOf(server, { retries: 0 });
  const [limited, failed] = [await failureOf(meterOrders.retrieve(id)), await failureOf(meterOrders.retrieve(id))];
  expect([limited instanceof TooManyRequestsError, limited.retryAfterMs]).toEqual([true, 7_000]);
  expect([failed instanceof InternalServerError, failed.retryAfterMs]).toEqual([true, undefined]);
});

type Package = typeof ours;

async function anotherCopy(): Promise<Package> {
  vi.resetModules();
  return import("../src/index.js");
}

/** One error of each kind, made by a copy of the package. */
function errorsOf(copy: Package): Record<string, ours.MeterOrdersError> {
  const api = Object.keys(ERROR_CLASSES).map((key) => {
    const name = ERROR_CLASSES[key]?.kind as "NotFoundError";
    return new copy[name]("CODE", "It failed.");
  });
  const plain = [copy.MeterOrdersError, copy.ConnectionError, copy.TimeoutError, copy.AbortError].map(
    (Type) => new Type("It failed."),
  );
  const rest = [
    new copy.PaginationError("It failed."),
    new copy.TokenError("It failed."),
    new copy.ApiError("CODE", "It failed."),
    new copy.InvalidResponseError("It failed.", "<html>"),
    new copy.UnreachableStatusError("It failed.", {} as ours.MeterOrder),
  ];
  return Object.fromEntries([...api, ...plain, ...rest].map((error) => [error.name, error]));
}

/** Which of our classes an error is an instance of. */
function kindsOf(error: unknown): string[] {
  const classes = Object.entries(ours).filter(([name]) => name.endsWith("Error")) as unknown as [
    string,
    typeof Error,
  ][];
  return classes.flatMap(([name, Type]) => (error instanceof Type ? [name] : [])).sort();
}

test("recognizes errors of another copy of the package", async () => {
  const copy = await anotherCopy();
  expect(copy.NotFoundError).not.toBe(ours.NotFoundError);
  const [own, foreign] = [errorsOf(ours), errorsOf(copy)];
  expect(Object.keys(own)).toHaveLength(19);
  for (const [name, error] of Object.entries(foreign)) {
    expect(Object.getPrototypeOf(error)).not.toBe(Object.getPrototypeOf(own[name]));
    expect([name, kindsOf(error)]).toEqual([name, kindsOf(own[name])]);
  }
});

test("distinguishes its kinds of error", () => {
  const errors = errorsOf(ours);
  expect(kindsOf(errors.NotFoundError)).toEqual(["ApiError", "MeterOrdersError", "NotFoundError"]);
  expect(kindsOf(errors.ApiError)).toEqual(["ApiError", "MeterOrdersError"]);
  expect(kindsOf(errors.TimeoutError)).toEqual(["MeterOrdersError", "TimeoutError"]);
  expect(kindsOf(errors.MeterOrdersError)).toEqual(["MeterOrdersError"]);
});

test("recognizes nothing that is not of this package", () => {
  const named = Object.assign(new Error("x"), { name: "NotFoundError", status: 404, code: "NOT_FOUND" });
  const values = [named, new TypeError("x"), new DOMException("x", "AbortError"), {}, null, undefined, "NotFoundError"];
  for (const value of [...values, Object.create(null), 404]) expect(kindsOf(value)).toEqual([]);
});

test("does not recognize an error of another package with the same kind", () => {
  class TimeoutError extends Error {
    static readonly kind = "TimeoutError";
  }
  expect(kindsOf(new TimeoutError("x"))).toEqual([]);
});

test("recognizes a subclass by its identity", () => {
  class Mine extends ours.NotFoundError {}
  class Other extends ours.NotFoundError {}
  const mine = new Mine("NOT_FOUND", "x");
  expect([mine instanceof Mine, mine instanceof ours.NotFoundError]).toEqual([true, true]);
  expect([mine instanceof Other, errorsOf(ours).NotFoundError instanceof Mine]).toEqual([false, false]);
});

test("keeps the details of a failure, and has defaults for the rest", () => {
  const cause = new Error("why");
  const details = { status: 404, requestId: "r", docs: "d", retryAfterMs: 5, attempts: 2, retryable: true, cause };
  expect(new ours.NotFoundError("NOT_FOUND", "x", details)).toMatchObject({ ...details, outcomeUnknown: false });
  const bare = new ours.ConnectionError("x");
  expect(bare).toMatchObject({ retryable: false, attempts: 0, outcomeUnknown: false });
  expect([bare.status, bare.requestId, "cause" in new Error("x", {})]).toEqual([undefined, undefined, false]);
});

test("serializes to JSON without its cause", () => {
  const error = new ours.NotFoundError("NOT_FOUND", "It failed.", { status: 404, cause: new Error("private") });
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    name: "NotFoundError",
    message: "It failed.",
    status: 404,
    code: "NOT_FOUND",
  });
  expect(JSON.stringify(error)).not.toContain("private");
});
