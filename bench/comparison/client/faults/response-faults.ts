/** Unexpected responses and pages: what the error says, where a redirect leads, and how pagination ends. */
import type { Client, Fault, Observation } from "./fault.ts";
import { delayed, failure, INFINITE, json, page, REQUEST_ID, success, text } from "./server.ts";

const HTML = "<html><body><h1>Bad Gateway</h1></body></html>";

export const responseFaults: Fault[] = [
  {
    name: "502 with an HTML page",
    script: () => [text(HTML, 502, { "content-type": "text/html" })],
    // Three retries after one, four, and nine seconds are slow, but they end.
    limitMs: 20_000,
    evaluate: (observation) => missingInError(observation, { status: "502", text: "<h1>", "request ID": REQUEST_ID }),
  },
  {
    name: "200 with truncated JSON",
    script: ({ dialect }) => [
      text(JSON.stringify(dialect.object("object_1")).slice(0, 40), 200, { "content-type": "application/json" }),
    ],
    evaluate: (observation) => missingInError(observation, { status: "200", "request ID": REQUEST_ID }),
  },
  {
    name: "404 in the format of the API",
    script: ({ dialect }) => [failure(dialect, 404)],
    evaluate: (observation) => {
      const code = observation.dialect.notFound;
      return missingInError(observation, { status: "404", code, "request ID": REQUEST_ID });
    },
  },
  {
    name: "a redirect to another origin",
    script: ({ dialect, foreignUrl }) => [
      text("", 302, { location: `${foreignUrl}${dialect.collection}/object_1` }),
      success(dialect),
    ],
    evaluate: ({ foreignRequests, secret, outcome }) => {
      if (foreignRequests.some(({ headers }) => JSON.stringify(headers).includes(secret))) return "sends credentials";
      return outcome ? "" : "hangs";
    },
  },
  {
    name: "an unknown status, an unknown field",
    script: ({ dialect }) => [json({ ...dialect.object("object_1"), status: "teleported", extra: { new: true } })],
    evaluate: ({ outcome }) => {
      const value = JSON.stringify(outcome?.value ?? "");
      if (!value.includes("teleported")) return "drops the value";
      return value.includes('"new":true') ? "" : "drops the field";
    },
  },
  {
    name: "an empty page with `has_more: true`",
    requires: ["lists", "cursors"],
    script: ({ dialect, url }) => [
      page(dialect, ["object_1"], "object_1", url),
      page(dialect, [], "cursor_2", url),
      page(dialect, ["object_2"], undefined, url),
    ],
    act: paginate,
    evaluate: ({ outcome }) => {
      if (!outcome) return "hangs";
      if (outcome.failure) return "throws";
      return outcome.value === 2 ? "" : "ends silently";
    },
  },
  {
    name: "the same cursor twice",
    requires: ["lists"],
    script: ({ dialect, url }) => [page(dialect, ["object_1"], "object_1", url)],
    act: paginate,
    evaluate: ({ outcome, requests }) => {
      if (requests.length >= INFINITE || !outcome) return "infinite loop";
      return outcome.failure ? "" : "ends silently";
    },
  },
  {
    name: "a loop left while a page is loading",
    requires: ["lists"],
    script: ({ dialect, url }) => [
      page(dialect, ["object_1"], "object_1", url),
      delayed(3_000, page(dialect, ["object_2"], undefined, url)),
    ],
    act: leave,
    evaluate: ({ requests: [, second] }) => {
      if (!second) return "requests no second page";
      return second.dropped ? "" : "request continues";
    },
  },
];

function missingInError({ outcome }: Observation, expected: Record<string, string>): string {
  if (!outcome) return "hangs";
  if (!outcome.failure) return "no error";
  const { name, text } = outcome.failure;
  const missing = Object.entries(expected).filter(([, value]) => !text.includes(value));
  return missing.length > 0 ? `${name}: no ${missing.map(([name]) => name).join(", no ")}` : "";
}

async function paginate({ list }: Client): Promise<number> {
  let count = 0;
  for await (const _ of list?.() ?? []) count++;
  return count;
}

/** Takes the first object, requests the second, leaves in every possible way, and gives the request a second to end. */
async function leave({ list }: Client): Promise<void> {
  const controller = new AbortController();
  const objects = list?.(controller.signal)[Symbol.asyncIterator]();
  await objects?.next();
  objects?.next().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 300));
  controller.abort();
  objects?.return?.().catch(() => {});
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}
