import { client } from "../../dist/redocly/client.js";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseUrl) => {
  client.configure({ serverUrl: baseUrl, auth: { bearer: "demo" } });
  return () => client.retrieveMeterOrder({ path: { id: ORDER.id } });
};
