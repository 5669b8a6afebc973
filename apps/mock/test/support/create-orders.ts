/** A process for a test to kill: creates orders in a file as fast as it can, and prints the id of each that was answered. */
import { writeSync } from "node:fs";
import { createMock } from "../../src/index.ts";

const [file = "", run = "0"] = process.argv.slice(2);
const { fetch } = createMock({ db: file, shared: true });

for (let number = 0; ; number++) {
  const response = await fetch("http://mock/meter-orders", {
    method: "POST",
    headers: { authorization: "Bearer demo", "content-type": "application/json" },
    body: JSON.stringify({ subscription: `sub_${run.padEnd(12, "a")}${String(number).padStart(12, "0")}` }),
  });
  const { id } = (await response.json()) as { id: string };
  // Written at once: a line in a buffer would be lost, and its order no less acknowledged.
  writeSync(1, `${response.status} ${id}\n`);
}
