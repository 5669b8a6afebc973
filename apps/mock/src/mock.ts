import { createFetch } from "./http/fetch.ts";
import type { RequestRecord } from "./http/journal.ts";
import { type Listening, type ListenOptions, listen } from "./http/server.ts";
import { SHARED } from "./sandbox/access.ts";
import type { Clock } from "./sandbox/clock.ts";
import type { Faults } from "./sandbox/faults.ts";
import type { Orders } from "./sandbox/orders.ts";
import type { Sandbox } from "./sandbox/sandbox.ts";
import type { Snapshot } from "./sandbox/snapshot.ts";
import type { World } from "./sandbox/world.ts";
import { createService, type MockOptions } from "./service.ts";
import { packagedContract } from "./validation/packaged.ts";

/** A mock of the API, of its own: two of them know nothing of one another. */
export interface Mock {
  /** Calls the mock, without a port; give it to whatever takes a `fetch`. The host of the URL does not matter. */
  readonly fetch: typeof fetch;
  /** Where it listens; undefined when it does not. */
  readonly url: string | undefined;
  /** The clock of its world; let time pass with `clock.advance("3d")`. */
  readonly clock: Clock;
  /** The orders of its world. */
  readonly orders: Orders;
  /** What goes wrong in its world, on purpose. */
  readonly faults: Faults;
  /** The last requests, the oldest first. */
  requests(): RequestRecord[];
  /** The world of one token, in a mock that has one for each. */
  world(token: string): World;
  /** Puts everything back to how it was at the start. */
  reset(): void;
  /** The orders and the clock at this moment, as plain data. */
  snapshot(): Snapshot;
  /** Puts the orders and the clock back to a snapshot. */
  restore(snapshot: Snapshot): void;
  /**
   * Lets the mock be called over HTTP as well.
   *
   * @returns where it listens, such as `http://127.0.0.1:4010`.
   * @throws Error when it listens already, or the port or the host cannot be listened on.
   */
  listen(options?: ListenOptions): Promise<string>;
  /** Ends it: stops listening, lets running requests finish, closes the file. */
  close(): Promise<void>;
}

/**
 * Creates a mock of the API. It is ready at once, and needs no port.
 *
 * All tokens share one world, unless `shared` is false.
 *
 * @throws Error when an option makes no sense, or the database file cannot be used.
 */
export function createMock(options: MockOptions = {}): Mock {
  const service = createService(packagedContract(), { shared: true, ...options });
  const closed = new AbortController();
  let listening: Listening | undefined;

  function sandbox(): Sandbox {
    closed.signal.throwIfAborted();
    if (service.sandbox) return service.sandbox;
    throw new Error('A static mock has no orders, no clock and no faults. Leave out mode: "static".');
  }

  /** The one world that all tokens share. */
  function own(): World {
    const { worlds, shared } = sandbox();
    if (shared) return worlds.enter(SHARED);
    throw new Error("This mock has a world for each token. Ask for one: mock.world(token).");
  }

  return {
    fetch: createFetch(service, closed.signal),
    get url() {
      return listening?.url;
    },
    get clock() {
      return own().clock;
    },
    get orders() {
      return own().orders;
    },
    get faults() {
      return own().faults;
    },
    requests: () => service.journal.list(),
    world: (token) => {
      const { worlds, access } = sandbox();
      return worlds.enter(access(`Bearer ${token}`));
    },
    reset: () => {
      own().reset();
      service.journal.clear();
    },
    snapshot: () => own().snapshot(),
    restore: (snapshot) => own().restore(snapshot),
    async listen(where) {
      closed.signal.throwIfAborted();
      if (listening) throw new Error(`The mock listens already, on ${listening.url}.`);
      listening = await listen(service, where);
      return listening.url;
    },
    async close() {
      closed.abort(new Error("The mock is closed."));
      await listening?.close();
      listening = undefined;
      service.close();
    },
  };
}
