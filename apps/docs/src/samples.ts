/** The sample files of the description, as Markdown shows them. */
import { readFileSync } from "node:fs";
import type { Operation } from "./description.ts";

const folder = new URL("../../../openapi/samples/", import.meta.url);

/** A paragraph that is nothing but a link to a sample becomes the sample, under the link's text. */
export function withSamples(markdown: string): string {
  return markdown.replaceAll(/^\[([^\]]+)\]\(\/samples\/([\w/-]+\.(\w+))\)$/gm, (_, caption, file, language) => {
    return fence(language, caption, readFileSync(new URL(file, folder), "utf8"));
  });
}

/** A sample of an operation, from the description. */
export function sampleFence({ lang, label, source }: Operation["x-codeSamples"][number]): string {
  return fence(lang === "curl" ? "sh" : "ts", label, source);
}

function fence(language: string, caption: string, code: string): string {
  return `\`\`\`${language} ${caption}\n${code.trimEnd()}\n\`\`\``;
}
