import { HttpError } from "../http/http-error.ts";
import type { ApiRequest, ApiResponse } from "../http/messages.ts";
import { type Clock, type Pace, readPace, startingNow } from "../sandbox/clock.ts";
import { type Fault, toFault, writeFault } from "../sandbox/fault.ts";
import type { StandingFault } from "../sandbox/faults.ts";
import { SCENARIOS, subscriptionOf } from "../sandbox/scenarios.ts";
import { type Duration, readTimestamp, timestamp } from "../sandbox/timestamp.ts";
import type { Snapshot, World } from "../sandbox/world.ts";
import { quote } from "../text.ts";
import { packagedControl } from "../validation/packaged.ts";
import { type ControlContext, type MockOperation, sandboxOf, selectedWorld, type WorldOperation } from "./context.ts";
import { ORDER_OPERATIONS } from "./order-operations.ts";

/** The operations on the mock as a whole, by operationId. */
export const MOCK_OPERATIONS: Record<string, MockOperation> = {
  getHealth: (context) => ({ status: 200, body: health(context) }),
  getDescription: () => ({ status: 200, body: packagedControl().spec }),
  listWorlds: (context) => {
    const items = sandboxOf(context).worlds.list();
    return { status: 200, body: { items: items.map(({ id, label }) => ({ id, label })) } };
  },
  listScenarios: (context) => {
    sandboxOf(context);
    const items = SCENARIOS.map((scenario) => ({
      name: scenario.name,
      subscription: subscriptionOf(scenario),
      description: scenario.description,
    }));
    return { status: 200, body: { items } };
  },
  listRequests: ({ journal, sandbox }, request) => {
    return { status: 200, body: { items: journal.list(sandbox && selectedWorld(sandbox, request)) } };
  },
  clearRequests: ({ journal, sandbox }, request) => {
    journal.clear(sandbox && selectedWorld(sandbox, request));
    return { status: 204 };
  },
};

/** The operations on one sandbox, by operationId. */
export const WORLD_OPERATIONS: Record<string, WorldOperation> = {
  ...ORDER_OPERATIONS,
  getClock: ({ clock }) => clockResponse(clock),
  setClock: ({ clock }, { body }) => {
    const { pace, now } = body as { pace?: Pace; now?: string };
    if (pace === undefined && now === undefined) throw new HttpError(400, 'The body needs "pace", "now", or both.');
    if (now === undefined) clock.setPace(pace as Pace);
    else clock.restore(startingNow(readPace(pace ?? clock.pace), readTimestamp(now)));
    return clockResponse(clock);
  },
  advanceClock: ({ clock }, { body }) => {
    clock.advance((body as { by: Duration }).by);
    return clockResponse(clock);
  },

  listFaults: ({ faults }) => ({ status: 200, body: { items: faults.list().map(withText) } }),
  addFault: ({ faults }, { body }) => {
    return { status: 201, body: withText(faults.add(readFaultBody(body as Fault & { text?: string }))) };
  },
  removeFaults: ({ faults }) => ({ status: 200, body: { removed: faults.remove() } }),
  removeFault,
  removeFaultByForm: removeFault,

  resetWorld: (world, _request, { journal }) => {
    world.reset();
    journal.clear(world.id);
    return { status: 204 };
  },
  getSnapshot: (world) => ({ status: 200, body: world.snapshot() }),
  putSnapshot: (world, { body }) => {
    world.restore(body as Snapshot);
    return { status: 204 };
  },
};

function health({ contract, sandbox }: ControlContext) {
  const apiVersion = contract.spec.info.version;
  if (!sandbox) return { status: "ok", mode: "static", apiVersion };
  const { count, orders } = sandbox.worlds;
  return { status: "ok", mode: "sandbox", apiVersion, worlds: count, orders };
}

function clockResponse(clock: Clock): ApiResponse {
  return { status: 200, body: { now: timestamp(clock.now()), pace: clock.pace } };
}

/** A fault is sent as its properties, or as a text alone. */
function readFaultBody({ text, ...fault }: Fault & { text?: string }): Fault {
  if (text === undefined) return toFault(fault);
  const [name] = Object.keys(fault);
  if (name === undefined) return toFault(text);
  throw new HttpError(400, `Body property "${name}" cannot be combined with "text".`);
}

function removeFault({ faults }: World, { parameters: { id = "" } }: ApiRequest): ApiResponse {
  if (faults.remove(id) === 1) return { status: 204 };
  throw new HttpError(404, `There is no fault with the ID ${quote(id)}.`);
}

function withText(fault: StandingFault) {
  return { ...fault, text: writeFault(fault) };
}
