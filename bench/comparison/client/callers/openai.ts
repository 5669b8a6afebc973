import OpenAI from "openai";
import { ORDER } from "../answers.ts";
import type { Caller } from "../cpu-process.ts";

export const caller: Caller = (baseURL) => {
  const client = new OpenAI({ apiKey: "demo", baseURL });
  return () => client.models.retrieve(ORDER.id);
};
