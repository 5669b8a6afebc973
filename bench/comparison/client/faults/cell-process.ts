/** Lets one client meet one fault, in a process of its own, and tells the parent how that ended. */
import { once } from "node:events";
import { inspect } from "node:util";
import type { Client, Failure, MakeClient, Outcome, Settings } from "./fault.ts";
import { faults } from "./list.ts";
import { ordinary } from "./ordinary.ts";
import { ReturnedError } from "./returned-error.ts";

const [clientFile, faultName, settings = "{}"] = process.argv.slice(2);
const { makeClient }: { makeClient: MakeClient } = await import(`./clients/${clientFile}.ts`);
const fault = [ordinary, ...faults].find(({ name }) => name === faultName);
const client = await makeClient(JSON.parse(settings) as Settings);
// A client that retries in the background must not end the process before it is judged.
process.on("unhandledRejection", () => {});
process.send?.("ready");
await once(process, "message");
process.send?.(await meet(fault?.act ?? ((it) => it.retrieve("object_1"))), () => process.exit());

async function meet(act: (client: Client) => Promise<unknown>): Promise<Outcome> {
  const start = performance.now();
  const ended = (result: Omit<Outcome, "ms">): Outcome => ({ ...result, ms: performance.now() - start });
  return await act(client).then(
    (value) => ended({ value: JSON.parse(JSON.stringify(value ?? null)) }),
    (error: unknown) => ended({ failure: told(error) }),
  );
}

/** What an error shows, its usual properties included, which a class may have as getters. */
function told(error: unknown): Failure {
  const shown = error instanceof ReturnedError ? error.result : error;
  const properties = ["status", "statusCode", "code", "requestId", "requestID", "retryAfterMs", "headers", "text"];
  const values = properties.map((property) => (shown as Record<string, unknown> | undefined)?.[property]);
  const name = error instanceof Error ? error.constructor.name : `a thrown ${typeof error}`;
  return { name, text: inspect([shown, ...values], { depth: 6, maxStringLength: 10_000 }) };
}
