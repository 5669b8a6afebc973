import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseUrl) => async () => {
  const response = await fetch(`${baseUrl}/meter-orders/${ORDER.id}`, { headers: { authorization: "Bearer demo" } });
  return (await response.json()) as typeof ORDER;
};
