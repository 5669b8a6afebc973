/** The downloads, apart from the pages. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { source } from "@meter-orders/openapi";
import { parse } from "yaml";
import { singleFile } from "./redoc/single-file.ts";

/** The Arazzo workflows, each with its summary. */
export const workflows = readdirSync(source("workflows")).map((file) => {
  const { info } = parse(readFileSync(source(`workflows/${file}`), "utf8"));
  return { file, summary: info.summary as string };
});

export function writeDownloads(out: string): void {
  for (const file of ["openapi.yaml", "openapi.json"]) cpSync(source(`dist/edison/${file}`), `${out}/${file}`);
  cpSync(source("workflows"), `${out}/workflows`, { recursive: true });
  writeFileSync(`${out}/redoc.html`, singleFile());
}
