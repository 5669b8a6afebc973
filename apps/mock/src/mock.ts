import { createFetch } from "./http/fetch.ts";
import type { RequestRecord } from "./http/journal.ts";
import { type Listening, type ListenOptions, listen } from "./http/listen.ts";
import { SHARED } from "./sandbox/access.ts";
import type { Clock } from "./sandbox/clock.ts";
import type { Faults } from "./sandbox/faults.ts";
import type { Orders } from "./sandbox/orders.ts";
import type { Sandbox } from "./sandbox/sandbox.ts";
import type { Snapshot, World } from "./sandbox/world.ts";
import { createService, type MockOptions } from "./service.ts";
import { packagedContract } from "./validation/packaged.ts";

/** A mock of the API with isolated state. */
export interface Mock {
  /** Sends requests to the mock in process, without a port. The host of the URL does not matter. */
  readonly fetch: typeof fetch;
  /** The base URL of the mock. Undefined when it does not listen. */
  readonly url: string | undefined;
  /** The clock of its sandbox. Skip ahead with `clock.advance("3d")`. */
  readonly clock: Clock;
  /** The orders of its sandbox. */
  readonly orders: Orders;
  /** The faults that its sandbox injects. */
  readonly faults: Faults;
  /** The most recent requests, oldest first. */
  requests(): RequestRecord[];
  /** The sandbox of one token, called *world* in the API. For a mock that has one per token. */
  world(token: string): World;
  /** Resets orders, clock, faults, and requests to the initial state. */
  reset(): void;
  /** The current orders and the clock, as plain data. */
  snapshot(): Snapshot;
  /** Restores the orders and the clock from a snapshot. */
  restore(snapshot: Snapshot): void;
  /**
   * Makes the mock available over HTTP as well.
   *
   * @returns its base URL, such as `http://127.0.0.1:4010`.
   * @throws Error when it already listens, or the port or the host cannot be bound.
   */
  listen(options?: ListenOptions): Promise<string>;
  /** Stops listening, lets running requests finish, and closes the database file. */
  close(): Promise<void>;
}

/**
 * Creates a mock of the API. It is ready at once, and needs no port.
 *
 * All tokens share one sandbox, unless `shared` is false.
 *
 * @throws Error when an option is invalid, or the database file cannot be used.
 */
export function createMock(options: MockOptions = {}): Mock {
  const service = createService(packagedContract(), { shared: true, ...options });
  const closed = new AbortController();
  let listening: Listening | undefined;

  function sandbox(): Sandbox {
    closed.signal.throwIfAborted();
    if (service.sandbox) return service.sandbox;
    throw new Error('A static mock has no orders, no clock, and no faults. Leave out mode: "static".');
  }

  function sharedWorld(): World {
    const { worlds, shared } = sandbox();
    if (shared) return worlds.enter(SHARED);
    throw new Error("This mock has a world for each token. Select one with mock.world(token).");
  }

  return {
    fetch: createFetch(service, closed.signal),
    get url() {
      return listening?.url;
    },
    get clock() {
      return sharedWorld().clock;
    },
    get orders() {
      return sharedWorld().orders;
    },
    get faults() {
      return sharedWorld().faults;
    },
    requests: () => service.journal.list(),
    world: (token) => {
      const { worlds, access } = sandbox();
      return worlds.enter(access(`Bearer ${token}`));
    },
    reset: () => {
      sharedWorld().reset();
      service.journal.clear();
    },
    snapshot: () => sharedWorld().snapshot(),
    restore: (snapshot) => sharedWorld().restore(snapshot),
    async listen(where) {
      closed.signal.throwIfAborted();
      if (listening) throw new Error(`The mock already listens on ${listening.url}.`);
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
