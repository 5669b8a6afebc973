/** Exposes one client to one fault, in its own process, and reports the outcome to the parent process. */
import { once } from "node:events";
import { inspect } from "node:util";
import { peers } from "../peers/index.ts";
import { type Client, type Failure, type Outcome, ReturnedError } from "./fault.ts";
import { faults, noFault } from "./faults.ts";

const [peerName, faultName, settings = "{}"] = process.argv.slice(2);
const peer = peers.find(({ name }) => name === peerName);
const fault = [noFault, ...faults].find(({ name }) => name === faultName);
if (!peer || !fault) throw new Error(`Unknown client ${peerName}, or unknown fault ${faultName}`);
const client = await peer.makeClient(JSON.parse(settings));
// An error of a retry in the background must not end the process before the outcome is reported.
process.on("unhandledRejection", () => {});
process.send?.("ready");
await once(process, "message");
process.send?.(await outcomeOf(fault.act ?? ((it) => it.retrieve("object_1"))), () => process.exit());

async function outcomeOf(act: (client: Client) => Promise<unknown>): Promise<Outcome> {
  return await act(client).then(
    (value) => ({ value: JSON.parse(JSON.stringify(value ?? null)) }),
    (error: unknown) => ({ failure: failureOf(error) }),
  );
}

/** What an error shows, including common properties that a class may implement as getters. */
function failureOf(error: unknown): Failure {
  const shown = error instanceof ReturnedError ? error.result : error;
  const properties = ["status", "statusCode", "code", "requestId", "requestID", "retryAfterMs", "headers", "text"];
  const values = properties.map((property) => (shown as Record<string, unknown> | undefined)?.[property]);
  const name = error instanceof Error ? error.constructor.name : `a thrown ${typeof error}`;
  return { name, text: inspect([shown, ...values], { depth: 6, maxStringLength: 10_000 }) };
}
