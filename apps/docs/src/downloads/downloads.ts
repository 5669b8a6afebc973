/** The files that can be downloaded, apart from the pages. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { description } from "../description.ts";
import { brunoCollection } from "./bruno.ts";
import { postmanCollection } from "./postman.ts";
import { singleFile } from "./single-file.ts";

const openapi = fileURLToPath(new URL("../../../../openapi/", import.meta.url));

/** The Arazzo workflows, each with its summary. */
export const workflows = readdirSync(`${openapi}workflows`).map((file) => {
  const { info } = parse(readFileSync(`${openapi}workflows/${file}`, "utf8"));
  return { file, summary: info.summary as string };
});

export function writeDownloads(out: string): void {
  for (const format of ["yaml", "json"]) cpSync(`${openapi}dist/edison/openapi.${format}`, `${out}/openapi.${format}`);
  cpSync(`${openapi}workflows`, `${out}/workflows`, { recursive: true });
  writeFileSync(`${out}/meter-orders.postman_collection.json`, json(postmanCollection(description)));
  writeFileSync(`${out}/meter-orders.bruno_collection.json`, json(brunoCollection(description)));
  writeFileSync(`${out}/redoc.html`, singleFile());
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
