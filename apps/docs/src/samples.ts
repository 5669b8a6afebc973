/** Samples as Markdown code blocks. */
import { readFileSync } from "node:fs";
import { type Operation, source } from "@meter-orders/openapi";

/** Replaces every paragraph that is only a link to a sample file by the sample, with the link's text as its caption. */
export function withSamples(markdown: string): string {
  return markdown.replaceAll(/^\[([^\]]+)\]\(\/samples\/([\w/-]+\.(\w+))\)$/gm, (_, caption, file, language) => {
    return fence(language, caption, readFileSync(source(`samples/${file}`), "utf8"));
  });
}

/** A code sample of an operation. */
export function sampleFence({ lang, label, source }: Operation["x-codeSamples"][number]): string {
  return fence(lang === "curl" ? "sh" : "ts", label, source);
}

/** A code block with a caption. */
export function fence(language: string, caption: string, code: string): string {
  return `\`\`\`${language} ${caption}\n${code.trimEnd()}\n\`\`\``;
}
