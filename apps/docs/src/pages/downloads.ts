/** Everything that can be taken along. */
import type { Page } from "../page.ts";

const files = [
  ["openapi.yaml", "The description, as YAML."],
  ["openapi.json", "The description, as JSON."],
  ["meter-orders.postman_collection.json", "A Postman collection. It calls the mock until `baseUrl` says otherwise."],
  ["meter-orders.bruno_collection.json", "A Bruno collection, the same calls."],
  ["redoc.html", "The whole reference in one file, to read without a network."],
  ["llms.txt", "An index of this site for language models."],
  ["llms-full.txt", "The whole site as one text."],
];

const RUN_WORKFLOWS = `To run one, keep the workflows in a folder \`workflows\` and \`openapi.yaml\` beside it, and start the mock, on port 4010:

\`\`\`console
npx @redocly/cli respect workflows/order-to-activation.arazzo.yaml
\`\`\``;

const RUN_COLLECTION = `## Collections

Import one, or run all calls of the Postman collection in a shell, against the address that you name:

\`\`\`console
npx newman run meter-orders.postman_collection.json --env-var baseUrl=http://127.0.0.1:4010
\`\`\`

Start the mock first: [Quickstart](/guides/quickstart/).`;

export function downloadsPage(workflows: { file: string; summary: string }[]): Page {
  const rows = files.map(([file, text]) => `| [${file}](/${file}) | ${text} |`);
  const stories = workflows.map(({ file, summary }) => `| [${file}](/workflows/${file}) | ${summary} |`);
  return {
    path: "downloads/",
    title: "Downloads",
    description:
      "The description as YAML and JSON, a Postman and a Bruno collection, Arazzo workflows, and the reference in one file.",
    group: "About",
    parts: [
      `| file | what it is |\n|---|---|\n${rows.join("\n")}`,
      "Every page is there as Markdown, too: put `index.md` after its address.",
      RUN_COLLECTION,
      `## Workflows\n\nCalls that belong together, described with [Arazzo](https://spec.openapis.org/arazzo/latest.html): for tools that run or generate them.\n\n| file | what it does |\n|---|---|\n${stories.join("\n")}`,
      RUN_WORKFLOWS,
    ],
  };
}
