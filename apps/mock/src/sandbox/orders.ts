import type { MeterOrder, MeterOrderList, MeterOrderStatus } from "@meter-orders/client";
import { HttpError } from "../http/http-error.ts";
import { quote } from "../text.ts";
import type { Clock } from "./clock.ts";
import { addFakeOrders, fakeOrder, type OrderDraft, type Source } from "./fake-order.ts";
import { listOrders } from "./list.ts";
import { type OrderAction, targetOf } from "./manual-actions.ts";
import type { OrderRow } from "./order-document.ts";
import type { OrderRepository } from "./order-repository.ts";
import type { Scheduler } from "./scheduler.ts";
import {
  historyOf,
  type StatusChange,
  type TrackedOrder,
  trackingOf,
  type Upcoming,
  upcomingOf,
} from "./tracked-order.ts";
import { type ApiVersion, DEFAULT_VERSION } from "./versions/index.ts";

/** What the orders of a sandbox work with. */
interface Parts extends Source {
  repository: OrderRepository;
  clock: Clock;
  scheduler: Scheduler;
  /** The key that signs cursors. */
  cursorKey: string;
}

/** The orders of a sandbox. */
export class Orders {
  readonly #parts: Parts;
  readonly #version: ApiVersion;

  /** @internal */
  constructor(parts: Parts, version: ApiVersion = DEFAULT_VERSION) {
    this.#parts = parts;
    this.#version = version;
  }

  /**
   * The same orders, as another API version returns them.
   *
   * @internal
   */
  in(version: ApiVersion): Orders {
    return version === this.#version ? this : new Orders(this.#parts, version);
  }

  /** Retrieves an order, like the operation `retrieveMeterOrder`. Undefined when no order has this ID. */
  get(id: string): MeterOrder | undefined {
    this.#parts.scheduler.settle();
    const row = this.#parts.repository.find(id);
    return row && this.#version.toResource(row.order);
  }

  /**
   * Returns one page of orders, newest first, like the operation `listMeterOrders`.
   *
   * @param query the query parameters of the operation, such as `{ limit: "2", "filter[status][eq]": "waiting" }`.
   * @throws HttpError with 400 when the cursor belongs to another list.
   */
  list(query: Record<string, string> = {}): MeterOrderList {
    const { scheduler, repository, cursorKey } = this.#parts;
    scheduler.settle();
    const { database, world } = repository;
    return listOrders({ database, world, version: this.#version, key: cursorKey }, query);
  }

  /** The number of orders. */
  get count(): number {
    return this.#parts.repository.count();
  }

  /**
   * Adds an order in any status. It then moves by itself as time passes.
   *
   * @param draft properties of the order; the others are generated.
   * @throws HttpError with 409 when the subscription or the ID already has an order, or when the mock is full.
   * @throws RangeError when a time is not a timestamp.
   */
  add(draft: OrderDraft): MeterOrder {
    const { scheduler, repository, clock } = this.#parts;
    scheduler.settle();
    const now = clock.now();
    const order = fakeOrder(draft, this.#parts, () => repository.count(), now);
    return this.#version.toResource(scheduler.change(() => scheduler.add(order, now)));
  }

  /**
   * Creates an order, like the operation `createMeterOrder`. Of the draft, it keeps what the API returns.
   *
   * @internal
   */
  create(draft: OrderDraft & { subscription: string }): MeterOrder {
    const { details } = this.#parts.config;
    const kept = Object.entries(draft).filter(([name]) => name === "subscription" || name in details);
    return this.add(Object.fromEntries(kept));
  }

  /**
   * Adds many generated orders, up to 100,000 at once, spread evenly over the statuses and the past year. They do not
   * move by themselves.
   *
   * @throws RangeError when the count is not a whole number, or too large; HttpError with 409 when the mock is full.
   */
  addMany(count: number): void {
    const { scheduler, repository, clock } = this.#parts;
    scheduler.settle();
    scheduler.change(() => addFakeOrders(repository, this.#parts, count, clock.now()));
  }

  /** Every status that an order has had, oldest first. Throws an HttpError with 404 when no order has this ID. */
  history(id: string): StatusChange[] {
    return historyOf(this.#find(id).order);
  }

  /** The next status of an order. Undefined when there is none. Throws like `history`. */
  upcoming(id: string): Upcoming | undefined {
    return upcomingOf(this.#find(id).order, this.#parts.scheduler);
  }

  /** An order with its history and what comes next. Throws like `history`. */
  track(id: string): TrackedOrder {
    const { order } = this.#find(id);
    return { ...this.#version.toResource(order), ...trackingOf(order, this.#parts.scheduler) };
  }

  /**
   * Moves an order to its next status now.
   *
   * @throws HttpError with 404 when no order has this ID, with 409 when there is no next status.
   */
  advance(id: string): MeterOrder {
    return this.#act("advance", id);
  }

  /**
   * Puts an order on hold. The order keeps its previous status for the release.
   *
   * @param status the hold. Default: `blocked`.
   * @throws HttpError with 404 when no order has this ID, with 409 when the order is not open.
   */
  hold(id: string, status?: "blocked" | "blocked_wim"): MeterOrder {
    return this.#act("hold", id, status);
  }

  /**
   * Releases an order from a hold. It returns to its previous status.
   *
   * @throws HttpError with 404 when no order has this ID, with 409 when the order is not on hold.
   */
  release(id: string): MeterOrder {
    return this.#act("release", id);
  }

  /**
   * Cancels an order.
   *
   * @throws HttpError with 404 when no order has this ID, with 409 when the order cannot be canceled.
   */
  cancel(id: string): MeterOrder {
    return this.#act("cancel", id);
  }

  /**
   * Moves an order to any status, whether or not that status usually comes next. Also to one that the API does not
   * have yet, but may add at any time.
   *
   * @throws HttpError with 404 when no order has this ID.
   */
  move(id: string, status: MeterOrderStatus | (string & {})): MeterOrder {
    return this.#move(this.#find(id), status as MeterOrderStatus);
  }

  #find(id: string): OrderRow {
    this.#parts.scheduler.settle();
    const row = this.#parts.repository.find(id);
    if (row) return row;
    throw noSuchOrder(id);
  }

  #act(action: OrderAction, id: string, status?: MeterOrderStatus): MeterOrder {
    const row = this.#find(id);
    const target = targetOf(action, row.order, this.#parts.scheduler);
    return this.#move(row, status ?? target);
  }

  #move(row: OrderRow, status: MeterOrderStatus): MeterOrder {
    const { scheduler } = this.#parts;
    return this.#version.toResource(scheduler.change(() => scheduler.move(row, status)));
  }
}

/** The error for an ID that no order has. */
export function noSuchOrder(id: string): HttpError {
  return new HttpError(404, `There is no meter order with the ID ${quote(id)}.`);
}
