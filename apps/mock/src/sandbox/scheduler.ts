import type { MeterOrderStatus } from "@meter-orders/client";
import type { Clock } from "./clock.ts";
import { currentStatus, type OrderDocument, type OrderRow } from "./order-document.ts";
import type { OrderRepository } from "./order-repository.ts";
import { type Lifecycle, moved, nextTransition, type Phase, scheduled, type Transition } from "./transitions.ts";

/** Moves the orders of a sandbox when its clock says so. */
export class Scheduler {
  readonly #repository: OrderRepository;
  readonly #clock: Clock;
  readonly #config: { lifecycle: Lifecycle };
  /** When the next order is due. Before that, nothing needs to be read. */
  #nextDue = 0;

  /** @param config read again every time, because the spec may be reloaded. */
  constructor(repository: OrderRepository, clock: Clock, config: { lifecycle: Lifecycle }) {
    this.#repository = repository;
    this.#clock = clock;
    this.#config = config;
  }

  /** Moves every order that is due, each at its own time. */
  settle(): void {
    const now = this.#clock.now();
    if (now < this.#nextDue) return;
    this.change(() => {
      for (let row = this.#repository.due(now); row; row = this.#repository.due(now)) {
        const next = this.next(row.order);
        if (next) this.move(row, next.status, row.order.due_at ?? now);
        else this.#repository.update({ ...row, order: { ...row.order, due_at: null } });
      }
    });
  }

  /** The next status of an order; undefined when there is none. */
  next(order: OrderDocument): Transition | undefined {
    return nextTransition(this.#config.lifecycle, order);
  }

  /** Gives an order another status. Call it within {@link change}. */
  move({ number, order }: OrderRow, status: MeterOrderStatus, at: number = this.#clock.now()): OrderDocument {
    const changed = moved(this.#config.lifecycle, order, status, at);
    this.#repository.update({ number, order: changed });
    return changed;
  }

  /** Adds an order, which moves by itself from now on. Call it within {@link change}. */
  add(order: OrderDocument, now: number): OrderDocument {
    const added = scheduled(this.#config.lifecycle, order, now);
    this.#repository.insert(added);
    return added;
  }

  /** Does all of the work or none of it, and finds out when the next order is due. */
  change<Result>(work: () => Result): Result {
    const result = this.#repository.database.transaction(work);
    this.#nextDue = this.#repository.nextDue() ?? Number.POSITIVE_INFINITY;
    return result;
  }

  phase(order: OrderDocument): Phase {
    return this.#config.lifecycle(currentStatus(order)).phase;
  }

  /** Whether the lifecycle allows an order to change to a status. */
  allows(order: OrderDocument, status: MeterOrderStatus): boolean {
    const { next, also } = this.#config.lifecycle(currentStatus(order));
    return next.includes(status) || also.includes(status);
  }
}
