import { createClient, isHold, type MeterOrderStatus } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

// Store both in your database.
const known = new Map<string, { status: MeterOrderStatus; progress: MeterOrderStatus | undefined }>();
let since = new Date("2024-03-10T00:00:00Z");

async function poll() {
  const started = Date.now();
  for await (const { id, status } of client.meterOrders.list({ filter: { updated_at: { gte: since } }, limit: 100 })) {
    const before = known.get(id);
    if (before?.status === status) continue;
    console.log(id, before?.status ?? "first seen", "→", status);
    known.set(id, { status, progress: isHold(status) ? before?.progress : status });
  }
  // Only after the whole list. One hour of overlap allows for clock skew; orders that come again are skipped above.
  since = new Date(started - 3_600_000);
}

await poll();
