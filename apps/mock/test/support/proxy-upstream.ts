import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { RawRequest } from "../../src/http/messages.ts";
import { type ContractProxy, createProxy, type ProxyOptions } from "../../src/proxy/proxy.ts";
import { createAjvEngine } from "../../src/validation/ajv-engine.ts";
import { loadContract } from "../../src/validation/lazy-prism.ts";
import type { Contract } from "../../src/validation/operation.ts";
import { bundle, successExamples } from "./bundle.ts";

/** A server that stands for the real API, on a port of its own. */
export interface UpstreamServer {
  url: string;
  close(): Promise<void>;
}

/** The response of an upstream; what is not set is valid. */
export interface Canned {
  status?: number;
  /** Undefined takes a header away. */
  headers?: Record<string, string | string[] | undefined>;
  /** Objects are sent as JSON. */
  body?: string | Buffer | object;
}

export const ORDER = "/meter-orders/prdo_lk4m8qtnwg1vy62q7gbniclw";
export const TOKEN = "eyJhbGciOiJIUzI1NiJ9.a-long-access-token";
const EDITION = bundle.info.version;

export const contract: Contract = await loadContract(bundle);

/** The example of an order, to be spoilt by a test. */
export const order = successExamples("retrieveMeterOrder")[0] ?? {};

export async function startUpstream(respond: RequestListener): Promise<UpstreamServer> {
  const server = createServer(respond);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An upstream that always sends the same response. */
export function canned({ status = 200, headers = {}, body = "" }: Canned): RequestListener {
  const bytes = typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const all = { "content-type": "application/json", "x-api-version": EDITION, ...headers };
  const given = Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return (request, response) => {
    request.resume();
    response.writeHead(status, Object.fromEntries(given)).end(bytes);
  };
}

/** A proxy in front of an upstream, with the description as its contract. */
export function proxyOf(upstream: string, options: Partial<ProxyOptions> = {}): ContractProxy {
  const engine = createAjvEngine(contract.operations);
  return createProxy({ contract, engine, upstream: new URL(upstream), ...options });
}

/** A call with a token; undefined takes a header away. */
export function call(method: string, target: string, given: RawRequest["headers"] = {}, body = ""): RawRequest {
  return { method, target, headers: { authorization: `Bearer ${TOKEN}`, ...given }, body: Buffer.from(body) };
}

/** Sends one call through a proxy to an upstream of its own. */
export async function through(respond: RequestListener, sent: RawRequest, options: Partial<ProxyOptions> = {}) {
  const upstream = await startUpstream(respond);
  try {
    const proxy = proxyOf(upstream.url, options);
    const reply = await proxy.handle(sent);
    return { proxy, reply, deviations: proxy.deviations() };
  } finally {
    await upstream.close();
  }
}

/** What is recorded of a call and its response. */
export async function rulesOf(sent: RawRequest, answer: Canned): Promise<string[]> {
  const { deviations } = await through(canned(answer), sent);
  return deviations.map(({ rule }) => rule);
}

/** Reads the body of a request to its end. */
export async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
