import Anthropic from "@anthropic-ai/sdk";

const client = new Anthropic({ apiKey: "demo" });
export const batch = await client.messages.batches.retrieve("batch_1");
export const batches = await client.messages.batches.list({ limit: 10 });
export const created = await client.messages.batches.create({ requests: [] });
