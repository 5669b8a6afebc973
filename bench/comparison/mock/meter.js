/**
 * Loaded into every server before its own code: reports, on request, what the process has used so far. It uses a pipe
 * of its own, because a server can use Node's channel to its parent itself. Plain JavaScript, so that stripping types
 * does not delay the start of a server.
 */
import { Socket } from "node:net";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const pipe = new Socket({ fd: 3 });
pipe.on("data", (request) => {
  if (request.toString() === "usage after collection") collectGarbage();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  const memory = { resident: rss, nursery: nursery?.physical_space_size ?? 0, heap: heapUsed + external };
  pipe.write(JSON.stringify({ cpu: user + system, ...memory }));
});
// No server outlives the comparison, however that ends.
pipe.on("close", () => process.exit());
// The pipe alone does not keep the process running.
pipe.unref();

/** Twice, because the memory of finalized objects is free only after the second collection. */
function collectGarbage() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  collect();
  collect();
}
