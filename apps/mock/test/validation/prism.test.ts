import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Engine, Operation, PrismRequest, Spec } from "../../src/validation/operation.ts";
import { createPrismEngine, documentedResponse, loadContract } from "../../src/validation/prism.ts";
import { bundle, operations, queryParameters, resolve, type Schema } from "../support/bundle.ts";

describe("validation by Prism", () => {
  let loaded: Operation[];
  let prism: Engine;
  beforeEach(() => load(bundle));

  async function load(spec: Spec): Promise<void> {
    loaded = (await loadContract(spec)).operations;
    prism = createPrismEngine(loaded);
  }

  function operation(method: string, path: string): Operation {
    const found = loaded.find((candidate) => candidate.method === method && candidate.path === path);
    if (!found) throw new Error(`There is no ${method} ${path}`);
    return found;
  }

  const authorization = "Bearer token";
  const list = (query: Record<string, string>, headers: Record<string, string> = { authorization }) =>
    prism.check(operation("get", "/meter-orders"), { method: "get", url: { path: "/meter-orders", query }, headers });
  const create = (body: unknown) => {
    const headers = { authorization, "content-type": "application/json" };
    const request = { method: "post", url: { path: "/meter-orders" }, headers, body } as PrismRequest;
    return prism.check(operation("post", "/meter-orders"), request);
  };

  test("knows every operation of the description, and leaves the description as it is", async () => {
    const [description, copy] = [structuredClone(bundle), bundle];
    await load(description);
    expect(loaded).toHaveLength(operations.length);
    expect(description).toEqual(copy);
  });

  describe("check", () => {
    test("finds nothing wrong with a valid request", async () => {
      expect(await list({ limit: "100", "filter[status][in]": "waiting,ordered" })).toEqual([]);
      expect(await create({ subscription: "sub_fogoqycnk1cpgtonp3c0mge9" })).toEqual([]);
    });

    test("finds every broken rule, with its place and its name", async () => {
      expect(await list({ limit: "0", "filter[product][in]": "smart-meter-metrify,x" })).toEqual([
        { place: "query", name: "limit", rule: "must be >= 1" },
        expect.objectContaining({ place: "query", name: "filter[product][in].1" }),
      ]);
    });

    const closed = queryParameters("listMeterOrders").filter(({ schema }) => isClosed(schema));
    test.each(closed)("checks $name", async ({ name }) => {
      const violations = await list({ [name]: "bogus" });
      expect(violations.map((violation) => violation.name.replace(/\.0$/, ""))).toEqual([name]);
    });

    test("finds missing credentials, and what else is wrong", async () => {
      const places = (await list({ limit: "0" }, {})).map(({ place }) => place);
      expect(places).toEqual(expect.arrayContaining(["security", "query"]));
    });

    test("names the property that is missing, unknown or wrong", async () => {
      expect(await create({})).toEqual([{ place: "body", name: "subscription", rule: "is required" }]);
      expect(await create({ subscription: 5, x: 1 })).toEqual([
        { place: "body", name: "x", rule: "is unknown" },
        { place: "body", name: "subscription", rule: "must be a string" },
      ]);
    });

    test("lets a deprecated parameter pass", async () => {
      const copy = structuredClone(bundle);
      Object.assign(copy.components.parameters.Limit as object, { deprecated: true });
      await load(copy);
      expect(await list({ limit: "5" })).toEqual([]);
    });

    test("follows a schema that contains itself", async () => {
      const copy = structuredClone(bundle);
      const self = { $ref: "#/components/schemas/NewMeterOrder" };
      Object.assign((copy.components.schemas.NewMeterOrder as Schema).properties ?? {}, { previous: self });
      await load(copy);
      const subscription = "sub_fogoqycnk1cpgtonp3c0mge9";
      expect(await create({ subscription, previous: { subscription, previous: {} } })).toEqual([
        { place: "body", name: "previous.previous.subscription", rule: "is required" },
      ]);
    });

    test("checks an alternative by the dialect of the description", async () => {
      const copy = structuredClone(bundle);
      const onlyInThisDialect = { dependentRequired: { refresh_token: ["scope"] } };
      Object.assign(copy.components.schemas.RefreshTokenGrant as Schema, onlyInThisDialect);
      await load(copy);
      const headers = { authorization: `Basic ${btoa("id:secret")}`, "content-type": "application/json" };
      const body = { grant_type: "refresh_token", refresh_token: "x" };
      const request = { method: "post", url: { path: "/oauth/token" }, headers, body } as const;
      expect(await prism.check(operation("post", "/oauth/token"), request)).toHaveLength(1);
    });

    test("misses a body that is required", async () => {
      expect(await create(undefined)).toEqual([{ place: "body", name: "", rule: "is required" }]);
    });
  });

  /** Whether some text breaks the rules of a parameter. */
  function isClosed(schema: Parameters<typeof resolve<Schema>>[0]): boolean {
    const { type, items, format, ...rules } = resolve(schema);
    return items ? isClosed(items) : type !== "string" || format !== undefined || rules.enum !== undefined;
  }
});

describe("an example from Prism", () => {
  let retrieve: Operation;
  beforeAll(async () => {
    const { operations } = await loadContract(bundle);
    retrieve = operations.find(({ path }) => path === "/meter-orders/{id}") as Operation;
  });

  test("an example is the one with the key", async () => {
    const { statusCode, body } = await documentedResponse(retrieve, { exampleKey: "blocked_wim" });
    expect([statusCode, body]).toEqual([200, expect.objectContaining({ status: "blocked_wim" })]);
  });

  test("an example is the error of the code, with its headers", async () => {
    const { statusCode, headers } = await documentedResponse(retrieve, { code: 429 });
    expect([statusCode, headers?.["Retry-After"]]).toEqual([429, 30]);
  });

  test("an example is a copy", async () => {
    const first = await documentedResponse(retrieve, {});
    Object.assign(first.body as object, { status: "changed" });
    expect((await documentedResponse(retrieve, {})).body).toMatchObject({ status: "waiting" });
  });

  test("an example is generated again each time, and a seed does not stay", async () => {
    const dynamic = async (seed?: string) =>
      JSON.stringify((await documentedResponse(retrieve, { dynamic: true, ...(seed && { seed }) })).body);
    const seeded = [await dynamic("7"), await dynamic("7")];
    expect(seeded[1]).toBe(seeded[0]);
    const [unseeded, ...others] = [await dynamic(), await dynamic("7"), await dynamic()];
    expect(others.at(-1)).not.toBe(unseeded);
  });

  test("an example is rejected when the description has none", async () => {
    await expect(documentedResponse(retrieve, { code: 418 })).rejects.toThrow();
  });
});
