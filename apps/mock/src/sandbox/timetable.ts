import type { MeterOrderStatus } from "@meter-orders/client";
import type { Clock } from "./clock.ts";
import { nextStep, type Step } from "./course.ts";
import type { Lifecycle, Phase } from "./lifecycle.ts";
import type { OrderBook } from "./order-book.ts";
import type { OrderRow } from "./order-row.ts";

/** Moves the orders of a world: by hand, and by themselves as its clock goes on. */
export class Timetable {
  readonly #book: OrderBook;
  readonly #clock: Clock;
  readonly #facts: { lifecycle: Lifecycle };
  /** When the next order goes on by itself; before that nothing needs to be looked up. */
  #nextDue = 0;
  /** How often something has changed; what was read at another count may be old. */
  changes = 0;

  /** @param facts looked up every time, because the description may be loaded anew. */
  constructor(book: OrderBook, clock: Clock, facts: { lifecycle: Lifecycle }) {
    this.#book = book;
    this.#clock = clock;
    this.#facts = facts;
  }

  /** Lets every order take the steps that are due, each at its own time. */
  settle(): void {
    const now = this.#clock.now();
    if (now < this.#nextDue) return;
    this.change(() => {
      for (let row = this.#book.due(now); row; row = this.#book.due(now)) {
        const step = this.step(row);
        if (step) this.move(row, step.status, row.due_at ?? now);
        else this.#book.setDue(row.number, null);
      }
    });
  }

  /** What comes next for an order; undefined when its course is over. */
  step({ status, subscription, held_from: heldFrom, number }: OrderRow): Step | undefined {
    const been = () => this.#book.moves(number).map((move) => move.status);
    return nextStep(this.#facts.lifecycle, { status, subscription, heldFrom }, been);
  }

  /** Gives an order a new status; call it within {@link change}. Of two holds in a row, the first is remembered. */
  move(row: OrderRow, status: MeterOrderStatus, at: number = this.#clock.now()): OrderRow {
    const isHeld = this.phase(row.status) === "hold";
    const standing = isHeld ? row.held_from : row.status;
    const moved = { ...row, status, updated_at: at, held_from: this.phase(status) === "hold" ? standing : null };
    this.#book.move(moved);
    this.schedule(moved, at);
    return moved;
  }

  /** Sets when an order goes on by itself, counted from the moment it got its status; call it within {@link change}. */
  schedule(row: OrderRow, since: number): void {
    const after = this.step(row)?.after ?? null;
    this.#book.setDue(row.number, after === null ? null : since + after);
  }

  /** Does all of it or nothing, and finds out anew when the next order is due. */
  change<Result>(work: () => Result): Result {
    const result = this.#book.database.transaction(work);
    this.changes++;
    this.#nextDue = this.#book.nextDue() ?? Number.POSITIVE_INFINITY;
    return result;
  }

  phase(status: MeterOrderStatus): Phase {
    return this.#facts.lifecycle(status).phase;
  }

  /** Whether an order may go from one status to another, as far as the description says. */
  mayGo(from: MeterOrderStatus, to: MeterOrderStatus): boolean {
    const { next, also } = this.#facts.lifecycle(from);
    return next.includes(to) || also.includes(to);
  }
}
