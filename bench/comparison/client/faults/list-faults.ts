/** Lists that do not go as usual. */
import { after, page } from "./behaviours.ts";
import { type Client, type Fault, RIGHT } from "./fault.ts";
import { ENDLESS } from "./fault-server.ts";

export const listFaults: Fault[] = [
  {
    name: "an empty page with `has_more: true`",
    needs: ["lists", "cursors"],
    script: ({ dialect, url }) => [
      page(dialect, ["object_1"], "object_1", url),
      page(dialect, [], "cursor_2", url),
      page(dialect, ["object_2"], undefined, url),
    ],
    act: walk,
    judge: ({ outcome }) => {
      if (!outcome) return "does not end";
      if (outcome.failure) return "throws";
      return outcome.value === 2 ? RIGHT : "ends silently";
    },
  },
  {
    name: "the same cursor twice",
    needs: ["lists"],
    script: ({ dialect, url }) => [page(dialect, ["object_1"], "object_1", url)],
    act: walk,
    judge: ({ outcome, requests }) => {
      if (requests.length >= ENDLESS || !outcome) return "loops for ever";
      return outcome.failure ? RIGHT : "ends silently";
    },
  },
  {
    name: "a list that is left while a page is under way",
    needs: ["lists"],
    script: ({ dialect, url }) => [
      page(dialect, ["object_1"], "object_1", url),
      after(3_000, page(dialect, ["object_2"], undefined, url)),
    ],
    act: leave,
    judge: ({ requests: [, second] }) => {
      if (!second) return "asks for no second page";
      return second.dropped ? RIGHT : "request goes on";
    },
  },
];

async function walk({ list }: Client): Promise<number> {
  let count = 0;
  for await (const _ of list?.() ?? []) count++;
  return count;
}

/**
 * Takes the first object, asks for the second, and leaves a little later in all ways there are; the request has a second
 * to end.
 */
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
