import { describe, expect, test } from "vitest";
import type { MockOptions } from "../../src/index.ts";
import { MAX_BODY_BYTES } from "../../src/limits.ts";
import { listeningMock } from "../support/listening-mock.ts";

const IGNORED = "The real API ignores it and returns the unfiltered list.";
const STATUS_FILTERS = "filter[status][eq], filter[status][ne], filter[status][in], filter[status][is_null]";

describe.each<[how: string, options: MockOptions]>([
  ["the sandbox", {}],
  ["the sandbox, checked by Prism itself,", { engine: "prism" }],
  ["the static mock", { mode: "static" }],
])("%s", (_, options) => {
  const mock = listeningMock(options);

  async function messageOf(target: string, init: RequestInit): Promise<string> {
    const response = await fetch(mock.url + target, init);
    return ((await response.json()) as { message: string }).message;
  }

  test.each([
    ["limit=0", 'Query parameter "limit" must be >= 1.'],
    ["limit=ten", 'Query parameter "limit" must be an integer.'],
    ["limit=", 'Query parameter "limit" must not be empty.'],
    ["limit=1&limit=1", 'Query parameter "limit" must be given only once.'],
    [
      "filter[product][eq]=x",
      /^Query parameter "filter\[product\]\[eq\]" must be one of smart-meter-energy-metering, /,
    ],
    [
      "filter[product][in]=smart-meter-metrify,x",
      /^Item 2 of query parameter "filter\[product\]\[in\]" must be one of /,
    ],
    ["filter[customer][is_null]=1", 'Query parameter "filter[customer][is_null]" must be a boolean.'],
    ["filter[created_at][gte]=2024", 'Query parameter "filter[created_at][gte]" must match format "date-time".'],
    ["cursr=x", `There is no query parameter "cursr"; did you mean cursor? ${IGNORED}`],
    ["LIMIT=1", `There is no query parameter "LIMIT"; did you mean limit? ${IGNORED}`],
    [
      "filter[stauts][eq]=x",
      `There is no query parameter "filter[stauts][eq]"; did you mean filter[status][eq]? ${IGNORED}`,
    ],
    [
      "filter[status][like]=x",
      `There is no query parameter "filter[status][like]"; there are ${STATUS_FILTERS}. ${IGNORED}`,
    ],
    ["status=waiting", `There is no query parameter "status"; there are ${STATUS_FILTERS}. ${IGNORED}`],
    ["somethingElse=1", `There is no query parameter "somethingElse". ${IGNORED}`],
    ["limit=0&cursor=", 'Query parameter "cursor" must not be empty.'],
  ])("says of ?%s what is wrong", async (query, message) => {
    const said = await messageOf(`/meter-orders?${query}`, { headers: { authorization: "Bearer token" } });
    if (typeof message === "string") expect(said).toBe(message);
    else expect(said).toMatch(message);
  });

  test.each([
    ["{}", 'Body property "subscription" is required.'],
    ['{"subscription":"x"}', 'Body property "subscription" must match pattern "^sub_[a-z0-9]{24}$".'],
    ['{"subscription":"sub_fogoqycnk1cpgtonp3c0mge9","provider":"x"}', 'Body property "provider" is unknown.'],
    ["[]", "The body must be an object."],
    ["null", "The body must not be null."],
    ["", "The body is required."],
  ])("says of the new order %s what is wrong", async (body, message) => {
    const headers = { authorization: "Bearer token", "content-type": "application/json" };
    expect(await messageOf("/meter-orders", { method: "POST", headers, body })).toBe(message);
  });

  test("says how large a body may be", async () => {
    const headers = { authorization: "Bearer token", "content-type": "application/json" };
    const message = await messageOf("/meter-orders", { method: "POST", headers, body: " ".repeat(MAX_BODY_BYTES + 1) });
    expect(message).toBe("The body must not be larger than 65536 bytes.");
  });

  describe("a request for a token", () => {
    const authorization = `Basic ${btoa("id:secret")}`;
    const asForm = (fields: Record<string, string>) => ({
      headers: { authorization },
      body: new URLSearchParams(fields),
    });
    const asJson = (fields: Record<string, string>) => ({
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(fields),
    });
    const grants = "client_credentials, refresh_token, authorization_code";

    test.each([
      [{ grant_type: "password" }, `Body property "grant_type" must be one of ${grants}.`],
      [{ scope: "read:*" }, `Body property "grant_type" must be one of ${grants}.`],
      [{ grant_type: "refresh_token" }, 'Body property "refresh_token" is required.'],
      [{ grant_type: "refresh_token", refresh_token: "" }, 'Body property "refresh_token" must not be empty.'],
      [
        { grant_type: "authorization_code", code: "c", redirect_uri: "https://app.example/", code_verifier: "short" },
        'Body property "code_verifier" must not have fewer than 43 characters.',
      ],
    ])("%j is rejected in the same words as form and as JSON", async (fields, message) => {
      expect(await messageOf("/oauth/token", { method: "POST", ...asForm(fields) })).toBe(message);
      expect(await messageOf("/oauth/token", { method: "POST", ...asJson(fields) })).toBe(message);
    });
  });
});
