/** Calls many times, and prints how many microseconds of processor time a call took. */
import { bodyFor, headers, ORDER } from "./answers.ts";

/** A client that is ready to retrieve an object. */
export type Caller = (baseUrl: string) => () => Promise<{ id?: string } | undefined>;

const [name, target = "stub", calls = "3000"] = process.argv.slice(2);
const isStubbed = target === "stub";
if (isStubbed) {
  // Like every real one it begins by making a request of its arguments; otherwise whoever passes much would look cheap.
  globalThis.fetch = async (input, init) => new Response(bodyFor(new Request(input, init).url), { headers });
}

const { caller }: { caller: Caller } = await import(`./callers/${name}.ts`);
const call = caller(isStubbed ? "http://stub.invalid" : target);
const wanted = Number(calls);
await callOften(wanted * (2 / 3), wanted / 3);
const start = process.cpuUsage();
const made = await callOften(wanted, wanted * (2 / 3));
const { user, system } = process.cpuUsage(start);
console.log((user + system) / made);
process.exit();

/** Calls until it has called so often, or for so many milliseconds. */
async function callOften(most: number, ms: number): Promise<number> {
  const end = performance.now() + ms;
  let calls = 0;
  for (; calls < most && performance.now() < end; calls++) {
    const object = await call();
    if (object?.id !== ORDER.id) throw new Error(`${name} did not retrieve the object`);
  }
  return calls;
}
