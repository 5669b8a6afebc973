import createClient from "openapi-fetch";
import type { paths } from "../../dist/openapi-fetch/schema.d.ts";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseUrl) => {
  const client = createClient<paths>({ baseUrl, headers: { authorization: "Bearer demo" } });
  return async () => (await client.GET("/meter-orders/{id}", { params: { path: { id: ORDER.id } } })).data;
};
