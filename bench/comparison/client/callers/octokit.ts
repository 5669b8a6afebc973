import { Octokit } from "octokit";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseUrl) => {
  // Its throttle waits between calls, which is not what is measured.
  const client = new Octokit({ auth: "demo", baseUrl, throttle: { enabled: false } });
  return async () => (await client.request("GET /meter-orders/{id}", { id: ORDER.id })).data;
};
