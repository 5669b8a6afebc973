import type { HttpResponse } from "../src/http/messages.ts";
import type { OrderDraft } from "../src/sandbox/made-up.ts";
import type { Orders } from "../src/sandbox/orders.ts";
import { problemsOfOrder } from "./recorded-exchange.ts";
import { successExamples } from "./support/bundle.ts";

/**
 * Remembers what tests put into the mock by hand that the contract does not know, such as a status that the API may
 * add one day. The mock takes it, on purpose; an answer that shows it says nothing about the mock.
 */
export function strangeValues() {
  const strange = new Set<unknown>();
  const familiar = new Set<unknown>();
  const [example] = successExamples("retrieveMeterOrder");

  function note(draft: OrderDraft): void {
    for (const [name, value] of Object.entries(draft)) {
      if (strange.has(value) || familiar.has(value)) continue;
      const kind = problemsOfOrder({ ...example, [name]: value }).length > 0 ? strange : familiar;
      kind.add(value);
    }
  }

  return {
    isShownIn({ body }: HttpResponse): boolean {
      if (strange.size === 0) return false;
      const { items = [body] } = (body ?? {}) as { items?: unknown[] };
      return items.some((order) => Object.values(order ?? {}).some((value) => strange.has(value)));
    },
    noting(base: typeof Orders): typeof Orders {
      return class extends base {
        override add(draft: OrderDraft) {
          note(draft);
          return super.add(draft);
        }
        override move(id: string, status: Parameters<Orders["move"]>[1]) {
          note({ status } as OrderDraft);
          return super.move(id, status);
        }
      };
    },
  };
}

/** Those of the test file that runs. */
export const valuesByHand = strangeValues();
