/** Clients of a fault server, and the errors of their calls. */
import { onTestFinished, vi } from "vitest";
import { type ClientOptions, createClient, MeterOrdersError } from "../../src/index.js";
import { json } from "./behaviors.js";
import { type Behavior, type FaultServer, faultServer, type Script, type ServerOptions } from "./fault-server.js";
import { id, order } from "./samples.js";

export const secret = "s3cr3t-of-the-client";

/** A client with a fixed token. */
export function clientOf({ url }: { url: string }, options: ClientOptions = {}) {
  return createClient({ baseUrl: url, token: "fixed-token", ...options });
}

/** A server with a script, and a client of it whose backoff takes milliseconds. */
export async function serve(script: Script, options: ClientOptions = {}) {
  shortBackoff();
  const server = await faultServer(script);
  const client = clientOf(server, options);
  return { server, client, meterOrders: client.meterOrders };
}

/** A client that gets its tokens from the server. */
export function clientWithSecret({ url }: FaultServer, options: ClientOptions = {}) {
  return createClient({ baseUrl: url, clientId: "my-id", clientSecret: secret, ...options });
}

/** A server with a script for token requests, too, and a client that gets its tokens from it. */
export async function serveWithSecret(script: Script, servers: ServerOptions = {}, options: ClientOptions = {}) {
  const server = await faultServer(script, servers);
  const client = clientWithSecret(server, options);
  return { server, client, meterOrders: client.meterOrders };
}

/** The error of a call whose token request gets this response. */
export async function tokenFailureOf(behavior: Behavior, options: ClientOptions = {}): Promise<MeterOrdersError> {
  const { meterOrders } = await serveWithSecret([json(order)], { tokens: [behavior] }, options);
  return failureOf(meterOrders.retrieve(id));
}

/** The error that a call ends with. */
export async function failureOf(call: PromiseLike<unknown>): Promise<MeterOrdersError> {
  const error = await call.then(
    () => new Error("The call succeeded"),
    (reason: unknown) => reason,
  );
  if (error instanceof MeterOrdersError) return error;
  throw error;
}

/** Makes the jitter of this test so small that a backoff takes some milliseconds. */
export function shortBackoff(): void {
  const random = vi.spyOn(Math, "random").mockReturnValue(-0.98);
  onTestFinished(() => {
    random.mockRestore();
  });
}

/** Waits for real, also under fake timers of `setTimeout`. */
const { setTimeout: realTimeout } = globalThis;
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    realTimeout(resolve, ms);
  });
}
