import { client } from "../../dist/hey-api/client.gen.js";
import { retrieveMeterOrder } from "../../dist/hey-api/index.js";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseUrl) => {
  client.setConfig({ baseUrl, auth: "demo" });
  return async () => (await retrieveMeterOrder({ path: { id: ORDER.id } })).data;
};
