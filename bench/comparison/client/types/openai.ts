import OpenAI from "openai";

const client = new OpenAI({ apiKey: "demo" });
export const batch = await client.batches.retrieve("batch_1");
export const batches = await client.batches.list({ limit: 10 });
export const created = await client.batches.create({
  completion_window: "24h",
  endpoint: "/v1/embeddings",
  input_file_id: "file_1",
});
