import { describe, expect, test } from "vitest";
import { createMock } from "../../src/index.ts";
import { call, createToken } from "../support/calls.ts";

const FOREIGN = "This token was not issued here. Create one at the token endpoint.";
const list = (mock: ReturnType<typeof createMock>, token: string) => call(mock, "/meter-orders", { token });

describe("a strict mock", () => {
  test("takes the tokens that it issued, and no other", async () => {
    const mock = createMock({ auth: "strict" });
    expect((await list(mock, (await createToken(mock)).body.access_token)).status).toBe(200);
    const { status, headers, body } = await list(mock, "demo");
    expect([status, body.message]).toEqual([401, FOREIGN]);
    expect(headers.get("www-authenticate")).toBe('Bearer realm="Smart Meter Orders API"');
  });

  test("refuses a token in which any one character is another", async () => {
    const mock = createMock({ auth: "strict" });
    const token: string = (await createToken(mock)).body.access_token;
    for (const [index, letter] of [...token].entries()) {
      const altered = `${token.slice(0, index)}${letter === "A" ? "B" : "A"}${token.slice(index + 1)}`;
      const { status, body } = await list(mock, altered);
      if (status !== 401 || body.message !== FOREIGN) expect.fail(`${status} for another letter at ${index}`);
    }
  });

  test.each([
    ["with its signature cut off", (token: string) => token.slice(0, token.lastIndexOf("."))],
    ["with an empty signature", (token: string) => token.slice(0, token.lastIndexOf(".") + 1)],
    ["with something behind it", (token: string) => `${token}A`],
    ["that says it needs no signature", (token: string) => unsigned(token)],
  ])("refuses a token %s", async (_, alter) => {
    const mock = createMock({ auth: "strict" });
    const { status } = await list(mock, alter((await createToken(mock)).body.access_token));
    expect(status).toBe(401);
  });

  test("refuses the tokens of a mock with another seed, and takes those of one with the same", async () => {
    const mock = createMock({ auth: "strict", seed: 1 });
    const tokenOf = async (seed: number) => (await createToken(createMock({ seed }))).body.access_token;
    expect((await list(mock, await tokenOf(2))).status).toBe(401);
    expect((await list(mock, await tokenOf(1))).status).toBe(200);
  });

  test("still gives tokens to whoever asks", async () => {
    expect((await createToken(createMock({ auth: "strict" }), "anybody")).status).toBe(200);
  });
});

describe("a mock that lets in any token", () => {
  test("still refuses one of its own that has expired or lacks the scope", async () => {
    const mock = createMock({ clock: "frozen" });
    const { access_token } = (await createToken(mock, "my-id", { grant_type: "client_credentials", scope: "write:*" }))
      .body;
    expect((await list(mock, access_token)).status).toBe(403);
    mock.clock.advance("1h");
    expect((await list(mock, access_token)).status).toBe(401);
  });

  test("takes an altered token for a foreign one, which may do everything", async () => {
    const mock = createMock();
    const { access_token } = (await createToken(mock, "expired")).body;
    expect((await list(mock, `${access_token}A`)).status).toBe(200);
  });
});

/** The token as `alg: none` has it, the oldest trick with JWTs. */
function unsigned(token: string): string {
  const [, claims] = token.split(".");
  return `${Buffer.from('{"alg":"none","typ":"JWT"}').toString("base64url")}.${claims}.`;
}
