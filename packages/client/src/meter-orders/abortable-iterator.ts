/**
 * An iterator that aborts the request in flight when it is ended. A generator alone would wait for the request.
 *
 * @param outer the signal of the caller.
 */
export function abortableIterator<Item>(
  outer: AbortSignal | undefined,
  start: (signal: AbortSignal) => AsyncIterator<Item>,
): AsyncIterableIterator<Item> {
  const controller = new AbortController();
  const abort = () => controller.abort(outer?.reason);
  if (outer?.aborted) abort();
  outer?.addEventListener("abort", abort);
  let items: AsyncIterator<Item> | undefined = start(controller.signal);
  const end = async (value?: unknown): Promise<IteratorResult<Item>> => {
    items = undefined;
    outer?.removeEventListener("abort", abort);
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
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
