import { follow } from "./abort.js";

/** An iterator whose end aborts what it is waiting for; a generator's own end would wait for it. */
export function abortable<Item>(
  outer: AbortSignal | undefined,
  start: (signal: AbortSignal) => AsyncIterator<Item>,
): AsyncIterator<Item> {
  const [controller, letGo] = follow(outer);
  let items: AsyncIterator<Item> | undefined = start(controller.signal);
  const end = async (value?: unknown): Promise<IteratorResult<Item>> => {
    items = undefined;
    letGo();
    controller.abort();
    return { done: true, value };
  };
  return {
    async next() {
      const result = await items?.next().catch(async (error) => {
        await end();
        throw error;
      });
      return !result || result.done ? end() : result;
    },
    return: end,
  };
}
