import { HttpError } from "../http/http-error.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { SCENARIOS, subscriptionOf } from "../sandbox/scenarios.ts";
import { packagedControl } from "../validation/packaged.ts";
import type { MockOperation, Plane } from "./plane.ts";
import { namedWorld } from "./world-choice.ts";

/** The operations that are about the mock as a whole, by their ids. */
export const MOCK_OPERATIONS: Record<string, MockOperation> = {
  getHealth: (plane) => ({ status: 200, body: health(plane) }),
  getDescription: () => ({ status: 200, body: packagedControl().spec }),
  listWorlds: (plane) => {
    const items = sandboxOf(plane).worlds.list();
    return { status: 200, body: { items: items.map(({ id, label }) => ({ id, label })) } };
  },
  listScenarios: (plane) => {
    sandboxOf(plane);
    const items = SCENARIOS.map((scenario) => ({
      name: scenario.name,
      subscription: subscriptionOf(scenario),
      description: scenario.description,
    }));
    return { status: 200, body: { items } };
  },
  listRequests: ({ journal, sandbox }, request) => {
    return { status: 200, body: { items: journal.list(sandbox && namedWorld(sandbox, request)) } };
  },
  clearRequests: ({ journal, sandbox }, request) => {
    journal.clear(sandbox && namedWorld(sandbox, request));
    return { status: 204 };
  },
};

/**
 * The sandbox of a mock that is one.
 *
 * @throws HttpError with 409 in static mode.
 */
export function sandboxOf({ sandbox }: Plane): Sandbox {
  if (sandbox) return sandbox;
  throw new HttpError(409, "This mock is static: it has no orders, no clock and no faults. Start it without --static.");
}

function health({ contract, sandbox }: Plane) {
  const edition = contract.spec.info.version;
  if (!sandbox) return { status: "ok", mode: "static", edition };
  const { count, orders } = sandbox.worlds;
  return { status: "ok", mode: "sandbox", edition, worlds: count, orders };
}
