/** The sample files of the description, as Markdown shows them. */
import { readFileSync } from "node:fs";

const folder = new URL("../../../openapi/samples/", import.meta.url);

/** A paragraph that is nothing but a link to a sample becomes the sample, under the link's text. */
export function withSamples(markdown: string): string {
  return markdown.replaceAll(/^\[([^\]]+)\]\(\/samples\/([\w/-]+\.(\w+))\)$/gm, (_, caption, file, language) => {
    return `\`\`\`${language} ${caption}\n${readFileSync(new URL(file, folder), "utf8").trimEnd()}\n\`\`\``;
  });
}
