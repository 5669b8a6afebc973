import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient, UnauthorizedError } from "../../src/index.js";
import { order } from "../support/samples.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const HOUR_MS = 3_600_000;
const denied = { code: "UNAUTHORIZED", message: "No.", requestId: "r", docs: "d" };

/** What happens between the responses: a call, time that passes, a revoked token. */
const event = fc.oneof(
  { weight: 4, arbitrary: fc.constant("call" as const) },
  { weight: 1, arbitrary: fc.constant("revoke" as const) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: HOUR_MS }) },
);

/** An API whose responses come in an order that the scheduler chooses. It checks its requests. */
function apiOf(scheduler: fc.Scheduler) {
  const issued: { at: number; revoked: boolean }[] = [];
  const sent = new Map<string, number[]>();
  const state = { newestSeen: 0, tokenRequests: 0 };

  async function issue(): Promise<Response> {
    if (++state.tokenRequests > 1) throw new Error("Two token requests at the same time");
    await scheduler.schedule(Promise.resolve(), "token");
    state.tokenRequests--;
    const number = issued.push({ at: Date.now(), revoked: false });
    return Response.json({ access_token: `${number}`, token_type: "Bearer", expires_in: HOUR_MS / 1_000 });
  }

  async function fetch({ url, headers }: Request): Promise<Response> {
    if (url.endsWith("/oauth/token")) return issue();
    const number = Number(headers.get("authorization")?.replace("Bearer ", ""));
    state.newestSeen = Math.max(state.newestSeen, number);
    const call = url.slice(url.lastIndexOf("/") + 1);
    sent.set(call, [...(sent.get(call) ?? []), number]);
    await scheduler.schedule(Promise.resolve(), `response ${call}`);
    const token = issued[number - 1];
    const good = token && !token.revoked && Date.now() < token.at + HOUR_MS;
    return good ? Response.json(order) : Response.json(denied, { status: 401 });
  }

  const revoke = () => {
    const newest = issued.at(-1);
    if (newest) newest.revoked = true;
  };
  return { fetch, revoke, sent, state };
}

test("requests one token at a time and never returns to an older one, in any order of events", async () => {
  const run = async (scheduler: fc.Scheduler, events: ("call" | "revoke" | number)[]) => {
    const api = apiOf(scheduler);
    const { meterOrders } = createClient({ clientId: "id", clientSecret: "secret", fetch: api.fetch, retries: 0 });

    async function call(name: string) {
      const { newestSeen } = api.state;
      const outcome = await meterOrders.retrieve(name).catch((error: unknown) => error);
      const tokens = api.sent.get(name) ?? [];
      expect(tokens.length).toBeLessThanOrEqual(2);
      for (const number of tokens) expect(number).toBeGreaterThanOrEqual(newestSeen);
      if (tokens.length === 2) expect(tokens[1]).toBeGreaterThan(tokens[0] as number);
      if (outcome instanceof UnauthorizedError) expect(tokens).toHaveLength(2);
      else expect(outcome).toEqual(order);
    }

    async function happen(what: (typeof events)[number], index: number) {
      await scheduler.schedule(Promise.resolve(), `${what}`);
      if (what === "call") return call(`call-${index}`);
      if (what === "revoke") return api.revoke();
      vi.setSystemTime(Date.now() + what);
    }

    await scheduler.waitFor(Promise.all(events.map(happen)));
  };
  await fc.assert(fc.asyncProperty(fc.scheduler(), fc.array(event, { minLength: 2, maxLength: 12 }), run), {
    numRuns: 300,
  });
});
