/** A process for a test to measure: uses thousands of tokens, and prints the memory that it takes before and after. */
import { createMock } from "../../src/index.ts";
import { MAX_WORLDS } from "../../src/limits.ts";

const TOKENS = 10_000;

const { fetch } = createMock({ shared: false });
const statusOf = async (number: number): Promise<number> => {
  const response = await fetch("http://mock/meter-orders?limit=1", {
    headers: { authorization: `Bearer token-${number}` },
  });
  await response.arrayBuffer();
  return response.status;
};

let before = 0;
for (let number = 0; number < TOKENS; number++) {
  // From then on a world makes room for every new one.
  if (number === 2 * MAX_WORLDS) before = process.memoryUsage.rss();
  await statusOf(number);
}
const after = process.memoryUsage.rss();
console.log(JSON.stringify({ before, after, latest: await statusOf(TOKENS - 1), first: await statusOf(0) }));
