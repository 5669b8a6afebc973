/**
 * Loaded into every server before its own code: tells the comparison, whenever it asks, what the process has used so
 * far. They talk through a pipe of their own, because a server with Node's channel to its parent may use it as well.
 * Plain JavaScript, because a server that starts must not pay for the stripping of types.
 */
import { Socket } from "node:net";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const pipe = new Socket({ fd: 3 });
pipe.on("data", (question) => {
  if (question.toString() === "usage after collection") collectGarbage();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed, external } = process.memoryUsage();
  const nursery = getHeapSpaceStatistics().find(({ space_name }) => space_name === "new_space");
  const memory = { resident: rss, nursery: nursery?.physical_space_size ?? 0, heap: heapUsed + external };
  pipe.write(JSON.stringify({ cpu: user + system, ...memory }));
});
// No server outlives the comparison, however that ends.
pipe.on("close", () => process.exit());
// The pipe alone keeps no process from ending.
pipe.unref();

/** Twice, because what the first one finalizes is free only after the second. */
function collectGarbage() {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc");
  collect();
  collect();
}
