import { randomUUID } from "node:crypto";

/** What the page has to say after a form was sent. */
export interface Notice {
  message: string;
  /** What was typed into the form for faults, to be mended; undefined when another form was sent. */
  typed?: string;
}

/** How many notices are kept: as many pages as anybody may have open. */
const MAX_NOTICES = 100;

/** Keeps notices, so that their text need not stand in the URL, where anybody could write it. */
export class Notices {
  readonly #notices = new Map<string, Notice>();

  /** Returns the id by which it is found. */
  add(notice: Notice): string {
    const id = randomUUID();
    this.#notices.set(id, notice);
    const [oldest] = this.#notices.keys();
    if (this.#notices.size > MAX_NOTICES && oldest !== undefined) this.#notices.delete(oldest);
    return id;
  }

  find(id: string): Notice | undefined {
    return this.#notices.get(id);
  }
}
