import Stripe from "stripe";
import type { MakeClient } from "../fault.ts";

export const makeClient: MakeClient = ({ baseUrl, secret, timeoutMs }) => {
  const { hostname, port } = new URL(baseUrl);
  const self = new Stripe(secret, { protocol: "http", host: hostname, port, timeout: timeoutMs });
  return {
    self,
    retrieve: (id) => self.customers.retrieve(id),
    create: () => self.customers.create({ name: "A" }),
    list: () => self.customers.list(),
  };
};
