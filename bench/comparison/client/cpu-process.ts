/** Repeats one call, and prints the CPU time that it took, in microseconds. */
import { callers } from "./peers/index.ts";
import { bodyFor, headers, ORDER } from "./stub-api.ts";

const [name = "", target = "stub", calls = "3000"] = process.argv.slice(2);
const isStubbed = target === "stub";
if (isStubbed) {
  // Like any real `fetch`, it makes a request of its arguments; otherwise, passing many of them would look cheap.
  globalThis.fetch = async (input, init) => new Response(bodyFor(new Request(input, init).url), { headers });
}

const call = await callers()[name]?.(isStubbed ? "http://stub.invalid" : target);
const count = Number(calls);
await repeat(count * (2 / 3), count / 3);
const start = process.cpuUsage();
const done = await repeat(count, count * (2 / 3));
const { user, system } = process.cpuUsage(start);
console.log((user + system) / done);
process.exit();

/** Stops after a number of calls or milliseconds, whichever comes first. */
async function repeat(limit: number, ms: number): Promise<number> {
  const end = performance.now() + ms;
  let calls = 0;
  for (; calls < limit && performance.now() < end; calls++) {
    const object = await call?.();
    if ((object as { id?: string } | undefined)?.id !== ORDER.id)
      throw new Error(`${name} did not retrieve the object`);
  }
  return calls;
}
