/** The downloads, and the page that lists them. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { source } from "@meter-orders/openapi";
import { parse } from "yaml";
import type { Page } from "../page.ts";
import { singleFile } from "../redoc/single-file.ts";
import { spec } from "../spec.ts";

const FILES = [
  ["openapi.yaml", "OpenAPI 3.1 description (YAML)."],
  ["openapi.json", "OpenAPI 3.1 description (JSON), for code generators, Postman, and Bruno."],
  ["redoc.html", "The whole reference in one file, for offline use."],
  ["llms.txt", "An index of this site for language models."],
  ["llms-full.txt", "The whole site as one text."],
];

const mock = spec.servers.find(({ url }) => url.includes("127.0.0.1"));

const POSTMAN_AND_BRUNO = `## Postman and Bruno

Both programs import \`openapi.json\` as a collection, with a request for every operation and its example values.

1. Start the mock: [Quickstart](/guides/quickstart/).
2. In Postman, select **Import**. In Bruno, select **Import collection**. Choose \`openapi.json\`.
3. Set the base URL to \`${mock?.url}\`. In Bruno, select the environment \`${mock?.description}\` instead.
4. Set the bearer token to \`demo\`. Any access token works with the mock.
5. Turn off the query parameters that you do not need when you list orders. The example value of \`cursor\` belongs to no
   page, so the API returns 400 for it.

For production, set the production base URL, create an access token, and use it as the bearer token:
[Authentication](/guides/authentication/).`;

const RUN_WORKFLOWS = `To run a workflow, save the workflows in a folder \`workflows\`, with \`openapi.yaml\` beside the folder. Start the mock on
port 4010, then run:

\`\`\`console
npx @redocly/cli respect workflows/order-to-activation.arazzo.yaml
\`\`\``;

export function downloadsPage(): Page {
  const rows = FILES.map(([file, text]) => `| [${file}](/${file}) | ${text} |`);
  const workflows = readdirSync(source("workflows")).map((file) => {
    const { info } = parse(readFileSync(source(`workflows/${file}`), "utf8"));
    return `| [${file}](/workflows/${file}) | ${info.summary} |`;
  });
  return {
    path: "downloads/",
    title: "Downloads",
    description:
      "The OpenAPI description as YAML and JSON, also for Postman and Bruno, Arazzo workflows, and the reference in one file.",
    group: "About",
    parts: [
      `| file | content |\n|---|---|\n${rows.join("\n")}`,
      "Every page is also available as Markdown: append `index.md` to its URL.",
      POSTMAN_AND_BRUNO,
      `## Workflows\n\nSequences of requests, described with [Arazzo](https://spec.openapis.org/arazzo/latest.html), for tools that run them or generate code from them.\n\n| file | what it does |\n|---|---|\n${workflows.join("\n")}`,
      RUN_WORKFLOWS,
    ],
  };
}

/** Writes the files of the page, except those that the site itself has. */
export function writeDownloads(out: string): void {
  for (const file of ["openapi.yaml", "openapi.json"]) cpSync(source(`dist/edison/${file}`), `${out}/${file}`);
  cpSync(source("workflows"), `${out}/workflows`, { recursive: true });
  writeFileSync(`${out}/redoc.html`, singleFile());
}
