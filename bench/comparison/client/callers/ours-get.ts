import { createClient } from "@meter-orders/client";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";
import { oursWith } from "./ours-options.ts";

export const caller: Caller = (baseUrl) => {
  const client = createClient(oursWith(baseUrl));
  return async () => (await client.GET("/meter-orders/{id}", { params: { path: { id: ORDER.id } } })).data;
};
