import { connect, retrieveMeterOrder } from "@meter-orders/client";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";
import { oursWith } from "./ours-options.ts";

export const caller: Caller = (baseUrl) => {
  const connection = connect(oursWith(baseUrl));
  return () => retrieveMeterOrder(connection, ORDER.id);
};
