/** Values that turn a call into another one, and secrets that are printed. */
import { inspect } from "node:util";
import { failure, fine } from "./behaviours.ts";
import { type Client, type Fault, RIGHT } from "./fault.ts";
import { ReturnedError } from "./returned-error.ts";

/** Ids, and what a request for one must not become. */
const IDS = ["..", "", "a/b?c"];

export const safetyFaults: Fault[] = [
  {
    name: '`retrieve("..")`, `retrieve("")`, `retrieve("a/b?c")`',
    needs: ["ids"],
    script: ({ dialect }) => [fine(dialect)],
    act: async (client) => {
      // Some throw at once, and not into their promise.
      for (const id of IDS) await (async () => client.retrieve(id))().catch(() => {});
    },
    judge: ({ dialect, requests, outcome }) => {
      if (!outcome) return "does not end";
      const isOwn = (url: string) =>
        url.startsWith(`${dialect.collection}/`) && /^(?!\.\.$)[^/?]+$/.test(url.slice(dialect.collection.length + 1));
      const strays = new Set(requests.map(({ url }) => url).filter((url) => !isOwn(url)));
      return strays.size === 0 ? RIGHT : `reaches ${[...strays].map((url) => `\`${url}\``).join(", ")}`;
    },
  },
  {
    name: "printing the client",
    script: ({ dialect }) => [fine(dialect)],
    act: async (client) => {
      await client.retrieve("object_1");
      return print(client.self);
    },
    judge: ({ outcome, secret }) => printed(outcome?.value, secret),
  },
  {
    name: "printing an error",
    script: ({ dialect }) => [failure(dialect, 404)],
    act: async (client: Client) => print(await client.retrieve("object_1").catch(errorOf)),
    judge: ({ outcome, secret }) => printed(outcome?.value, secret),
  },
];

/** What a program has in its hand. */
function errorOf(error: unknown): unknown {
  return error instanceof ReturnedError ? error.error : error;
}

/** As a debugger, a log of JSON and a template literal show it, to a depth of six. */
function print(value: unknown): string[] {
  return [
    attempt(() => inspect(value, { depth: 6 })),
    attempt(() => JSON.stringify(value) ?? ""),
    attempt(() => String(value)),
  ];
}

function attempt(show: () => string): string {
  try {
    return show();
  } catch {
    return "";
  }
}

function printed(value: unknown, secret: string): string {
  if (!Array.isArray(value)) return "does not end";
  const ways = ["inspect", "JSON", "String"].filter((_, index) => `${value[index]}`.includes(secret));
  return ways.length > 0 ? `shows the secret (${ways.join(", ")})` : RIGHT;
}
