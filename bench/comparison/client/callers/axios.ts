import axios from "axios";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseURL) => {
  const options = { baseURL, headers: { authorization: "Bearer demo" } };
  // Without a port it is the stub that answers, and axios must go through `fetch` to reach it.
  const client = axios.create(new URL(baseURL).port ? options : { ...options, adapter: "fetch" });
  return async () => (await client.get(`/meter-orders/${ORDER.id}`)).data;
};
