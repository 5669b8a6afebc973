/**
 * Set up for every test file while RECORD_TRAFFIC names a folder: writes down there what the mock is asked and what it
 * answers, however it is called. `scripts/coverage.ts` reads it.
 */
import { appendFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, vi } from "vitest";

// Many exchanges are the same, and once is enough.
const lines = new Set<string>();

// Imported when it is needed: most test files have no mock in them.
const byHand = () => import("./recorded-by-hand.ts").then(({ valuesByHand }) => valuesByHand);

vi.mock(import("../src/http/pipeline.ts"), async (original) => {
  const { createPipeline } = await original();
  const { createRecorder } = await import("./recorded-exchange.ts");
  const record = createRecorder((exchange) => lines.add(JSON.stringify(exchange)), (await byHand()).isShownIn);
  return { createPipeline: (options) => record(createPipeline(options), options) };
});

vi.mock(import("../src/sandbox/orders.ts"), async (original) => {
  const { Orders, ...rest } = await original();
  return { ...rest, Orders: (await byHand()).noting(Orders) };
});

afterAll(() => {
  const file = join(process.env.RECORD_TRAFFIC ?? "", `${crypto.randomUUID()}.ndjson`);
  if (lines.size > 0) appendFileSync(file, [...lines, ""].join("\n"));
});
