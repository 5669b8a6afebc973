import { HttpError } from "../../http/http-error.ts";
import type { HttpResponse } from "../../http/messages.ts";
import { SHARED } from "../../sandbox/access.ts";
import type { Orders } from "../../sandbox/orders.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { World } from "../../sandbox/world.ts";
import type { ControlContext } from "../context.ts";
import type { Notice, Notices } from "../form-redirect.ts";
import { render } from "./layout.ts";
import type { WorldView } from "./view.ts";

/** How many orders the page shows. */
const ORDERS = 25;

/** How many requests the page shows. */
const REQUESTS = 25;

/** Shows a sandbox with its orders, its clock, its faults, and the last requests. */
export function showPage(
  context: ControlContext,
  notices: Notices,
  { search, host }: { search: string; host: string },
): HttpResponse {
  const query = new URLSearchParams(search);
  const { sandbox, journal, contract } = context;
  const problems: Notice[] = [];
  const world = sandbox && findWorld(sandbox, query.get("world"), problems);
  const requests = journal.list().filter((record) => record.world === undefined || record.world === world?.id);
  return render({
    title: contract.spec.info.title,
    apiVersion: contract.spec.info.version,
    mode: sandbox ? "sandbox" : "static",
    host,
    worlds: sandbox?.worlds.list() ?? [],
    world: world && viewOf(world, query.get("cursor"), problems),
    requests: requests.toReversed().slice(0, REQUESTS),
    notice: notices.find(query.get("notice") ?? "") ?? problems[0],
  });
}

/** The requested sandbox, or else the most recently used one. */
function findWorld({ worlds, shared }: Sandbox, requested: string | null, problems: Notice[]): World | undefined {
  if (shared) return worlds.enter(SHARED);
  const found = requested === null ? undefined : worlds.find(requested);
  if (requested !== null && !found) problems.push({ message: "That world no longer exists." });
  const [latest] = worlds.list();
  return found ?? (latest && worlds.find(latest.id));
}

function viewOf(world: World, cursor: string | null, problems: Notice[]): WorldView {
  const { id, label, clock, orders, faults } = world;
  const { items, next_page: nextPage } = listFrom(orders, cursor, problems);
  return {
    id,
    label,
    now: clock.now(),
    pace: clock.pace,
    total: orders.count,
    orders: items.map((order) => orders.track(order.id)),
    nextPage: nextPage ?? null,
    isContinued: cursor !== null,
    faults: faults.list(),
  };
}

function listFrom(orders: Orders, cursor: string | null, problems: Notice[]) {
  const limit = String(ORDERS);
  try {
    return orders.list(cursor === null ? { limit } : { limit, cursor });
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    problems.push({ message: error.message });
    return orders.list({ limit });
  }
}
