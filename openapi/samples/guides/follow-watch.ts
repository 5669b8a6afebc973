import { createClient, type WatchPosition } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

// In your system, a database table with the positions that were stored before the restart.
const positions = new Map<string, WatchPosition>();
const id = "prdo_kesx4883uap4t6jqz4mjh0uw";
positions.set(id, { id, status: "installation_finished", progress: "installation_finished" });

for await (const change of client.meterOrders.watch(positions.get(id) ?? id)) {
  console.log(change.previous ?? "first seen", "→", change.current);
  // Store the position last: after a crash, the change is delivered again and not lost.
  positions.set(id, change.position);
}
