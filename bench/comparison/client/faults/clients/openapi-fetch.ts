import createClient from "openapi-fetch";
import type { paths } from "../../../dist/openapi-fetch/schema.d.ts";
import type { MakeClient } from "../fault.ts";
import { dataOf } from "../returned-error.ts";

export const makeClient: MakeClient = ({ baseUrl, secret }) => {
  const self = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${secret}` } });
  return {
    self,
    retrieve: (id, signal) =>
      dataOf(self.GET("/meter-orders/{id}", { params: { path: { id } }, signal: signal ?? null })),
    create: () => dataOf(self.POST("/meter-orders", { body: { subscription: "sub_1" } })),
  };
};
