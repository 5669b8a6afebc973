import Anthropic from "@anthropic-ai/sdk";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseURL) => {
  const client = new Anthropic({ apiKey: "demo", baseURL });
  return () => client.models.retrieve(ORDER.id);
};
