import Stripe from "stripe";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseUrl) => {
  const { hostname, port } = new URL(baseUrl);
  const address = { protocol: "http" as const, host: hostname, port: port || 80 };
  // Without a port it is the stub that answers, and stripe must go through `fetch` to reach it.
  const stripe = new Stripe("demo", port ? address : { ...address, httpClient: Stripe.createFetchHttpClient() });
  return () => stripe.customers.retrieve(ORDER.id);
};
