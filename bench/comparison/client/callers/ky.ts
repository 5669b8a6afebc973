import ky from "ky";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseUrl) => {
  const client = ky.create({ prefix: baseUrl, headers: { authorization: "Bearer demo" } });
  return () => client.get(`meter-orders/${ORDER.id}`).json<typeof ORDER>();
};
