import { expect, test, vi } from "vitest";
import * as ours from "../src/index.js";
import { ERROR_CLASSES } from "../src/versions/edison/errors.gen.js";

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

test("recognises errors of another copy of the package just like its own", async () => {
  const copy = await anotherCopy();
  expect(copy.NotFoundError).not.toBe(ours.NotFoundError);
  const [own, foreign] = [errorsOf(ours), errorsOf(copy)];
  expect(Object.keys(own)).toHaveLength(19);
  for (const [name, error] of Object.entries(foreign)) {
    expect(Object.getPrototypeOf(error)).not.toBe(Object.getPrototypeOf(own[name]));
    expect([name, kindsOf(error)]).toEqual([name, kindsOf(own[name])]);
  }
});

test("tells its kinds of error apart", () => {
  const errors = errorsOf(ours);
  expect(kindsOf(errors.NotFoundError)).toEqual(["ApiError", "MeterOrdersError", "NotFoundError"]);
  expect(kindsOf(errors.ApiError)).toEqual(["ApiError", "MeterOrdersError"]);
  expect(kindsOf(errors.TimeoutError)).toEqual(["MeterOrdersError", "TimeoutError"]);
  expect(kindsOf(errors.MeterOrdersError)).toEqual(["MeterOrdersError"]);
});

test("recognises nothing that is not of this package", () => {
  const named = Object.assign(new Error("x"), { name: "NotFoundError", status: 404, code: "NOT_FOUND" });
  const values = [named, new TypeError("x"), new DOMException("x", "AbortError"), {}, null, undefined, "NotFoundError"];
  for (const value of [...values, Object.create(null), 404]) expect(kindsOf(value)).toEqual([]);
});

test("recognises no error of somebody else whose class happens to have a kind of the same name", () => {
  class TimeoutError extends Error {
    static readonly kind = "TimeoutError";
  }
  expect(kindsOf(new TimeoutError("x"))).toEqual([]);
});

test("recognises a subclass of the caller's by its identity", () => {
  class Mine extends ours.NotFoundError {}
  class Other extends ours.NotFoundError {}
  const mine = new Mine("NOT_FOUND", "x");
  expect([mine instanceof Mine, mine instanceof ours.NotFoundError]).toEqual([true, true]);
  expect([mine instanceof Other, errorsOf(ours).NotFoundError instanceof Mine]).toEqual([false, false]);
});

test("keeps what it is told about a failure, and has defaults for the rest", () => {
  const cause = new Error("why");
  const details = { status: 404, requestId: "r", docs: "d", retryAfterMs: 5, attempts: 2, retryable: true, cause };
  expect(new ours.NotFoundError("NOT_FOUND", "x", details)).toMatchObject({ ...details, outcomeUnknown: false });
  const bare = new ours.ConnectionError("x");
  expect(bare).toMatchObject({ retryable: false, attempts: 0, outcomeUnknown: false });
  expect([bare.status, bare.requestId, "cause" in new Error("x", {})]).toEqual([undefined, undefined, false]);
});

test("says in JSON what it is, without its cause", () => {
  const error = new ours.NotFoundError("NOT_FOUND", "It failed.", { status: 404, cause: new Error("private") });
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    name: "NotFoundError",
    message: "It failed.",
    status: 404,
    code: "NOT_FOUND",
  });
  expect(JSON.stringify(error)).not.toContain("private");
});
