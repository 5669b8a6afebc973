/** A fault server that keeps orders, at most one for each subscription, as the API does. */
import type { MeterOrder } from "../../src/index.js";
import { failure, json } from "./behaviors.js";
import { type Behavior, type FaultServer, faultServer, type Received } from "./fault-server.js";
import { numbered, page } from "./samples.js";

export interface Repository {
  /** The orders that exist. */
  orders: MeterOrder[];
  /** Responses to the first create requests, which take effect nevertheless. */
  responses?: Behavior[];
  /** Responses to the first create requests, which have no effect. */
  refusals?: Behavior[];
  /** How many look-ups find nothing before the first one that does. */
  blindLookUps?: number;
}

/** Starts a server that lives as long as the test. */
export async function orderServer(repository: Repository): Promise<FaultServer & { orders: MeterOrder[] }> {
  const { responses = [], refusals = [], blindLookUps = 0 } = repository;
  const orders = [...repository.orders];
  let creates = 0;
  let lookUps = 0;

  function create({ body }: Received): Behavior {
    const refusal = refusals[creates++];
    if (refusal) return refusal;
    const { subscription } = JSON.parse(body);
    if (orders.some((order) => order.subscription === subscription)) return failure(409);
    const now = new Date().toISOString();
    const order = { ...numbered(orders.length + 1), subscription, created_at: now, updated_at: now };
    orders.push(order);
    return responses[creates - 1] ?? json(order);
  }

  function lookUp({ url }: Received): Behavior {
    const wanted = new URL(url, "http://repository").searchParams.get("filter[subscription][eq]");
    const blind = lookUps++ < blindLookUps;
    return json(page(blind ? [] : orders.filter(({ subscription }) => subscription === wanted)));
  }

  const server = await faultServer((request) => (request.method === "POST" ? create(request) : lookUp(request)));
  return { ...server, orders };
}
