import { Clock, type ClockState, readPace } from "./clock.ts";
import { fakeOrder, type Source } from "./fake-order.ts";
import { Faults } from "./faults.ts";
import type { OrderDocument } from "./order-document.ts";
import { OrderRepository } from "./order-repository.ts";
import { Orders } from "./orders.ts";
import type { SandboxConfig } from "./sandbox-config.ts";
import { Scheduler } from "./scheduler.ts";
import { readTimestamp } from "./timestamp.ts";

/** The orders and the clock of a sandbox as plain data. Times are milliseconds since 1970. */
export interface Snapshot {
  clock: ClockState;
  orders: OrderDocument[];
}

/** A sandbox as it is stored. */
export interface WorldRow {
  number: number;
  id: string;
  label: string;
  /** The state of the clock, as JSON. */
  clock: string;
}

/** A sandbox: the orders, the clock, and the faults of one token, or of all tokens of one client. */
export class World {
  /** Identifies the sandbox without revealing the token. */
  readonly id: string;
  /** The name of the sandbox for people: the client ID, or the beginning of the token. */
  readonly label: string;
  /** The clock, which decides when orders move. */
  readonly clock: Clock;
  /** The orders. */
  readonly orders: Orders;
  /** The standing faults. */
  readonly faults: Faults;
  /**
   * How often the scenario of a subscription has returned its error.
   *
   * @internal
   */
  readonly scenarioErrors = new Map<string, number>();
  readonly #config: SandboxConfig;
  readonly #source: Source;
  readonly #repository: OrderRepository;
  readonly #scheduler: Scheduler;

  /** @internal */
  constructor(config: SandboxConfig, { number, id, label, clock }: WorldRow) {
    const { database } = config;
    const seed = `${config.seed} ${id}`;
    this.id = id;
    this.label = label;
    this.clock = new Clock(JSON.parse(clock), (state) => {
      database.run("UPDATE world SET clock = ? WHERE number = ?", JSON.stringify(state), number);
    });
    this.faults = new Faults(seed, config);
    this.#config = config;
    this.#source = { seed, config };
    this.#addInitialFaults();
    this.#repository = new OrderRepository(database, number);
    this.#scheduler = new Scheduler(this.#repository, this.clock, config);
    this.orders = new Orders({
      seed,
      config,
      clock: this.clock,
      repository: this.#repository,
      scheduler: this.#scheduler,
      cursorKey: `cursors ${config.seed}`,
    });
  }

  /** Resets the sandbox to its initial state: one order in each status, the initial time, and the initial faults. */
  reset(): void {
    this.clock.restore(this.#config.initialClock());
    this.faults.remove();
    this.#addInitialFaults();
    this.scenarioErrors.clear();
    const now = this.clock.now();
    this.#scheduler.change(() => {
      this.#repository.clear();
      for (const example of this.#config.initialOrders) {
        this.#scheduler.add(
          fakeOrder(example, this.#source, () => this.#repository.count(), now),
          now,
        );
      }
    });
  }

  /**
   * Deletes the sandbox.
   *
   * @internal
   */
  remove(): void {
    const { database } = this.#config;
    database.transaction(() => {
      this.#repository.clear();
      database.run("DELETE FROM world WHERE number = ?", this.#repository.world);
    });
  }

  /** Takes a snapshot of the orders and the clock. It is plain data, which you can store as JSON. */
  snapshot(): Snapshot {
    return { clock: this.clock.state, orders: this.#repository.all() };
  }

  /**
   * Restores the orders and the clock of a snapshot.
   *
   * @throws RangeError when a time or the pace is invalid; HttpError with 409 when two orders have the same ID or
   *   subscription, or when there are too many. Then nothing changes.
   */
  restore({ clock, orders }: Snapshot): void {
    const { pace, shown, at } = clock;
    const state = { pace: readPace(pace), shown: readTimestamp(shown), at: readTimestamp(at) };
    this.#scheduler.change(() => {
      this.#repository.clear();
      for (const order of orders) this.#repository.insert(checkedOrder(order));
    });
    this.clock.restore(state);
  }

  #addInitialFaults(): void {
    for (const fault of this.#config.initialFaults) this.faults.add(fault);
  }
}

function checkedOrder(order: OrderDocument): OrderDocument {
  const { created_at, updated_at, due_at, history } = order;
  for (const time of [created_at, updated_at, due_at ?? 0, ...history.map(({ at }) => at)]) readTimestamp(time);
  return order;
}
