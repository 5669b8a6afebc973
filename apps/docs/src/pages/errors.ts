/** A page for every error of the API, and one that leads to them. */
import { description } from "../description.ts";
import { fieldsOf, fieldTable, oneLine } from "../fields.ts";
import type { Page, Provenance } from "../page.ts";
import { withSamples } from "../samples.ts";
import { type ApiErrorKind, apiErrors } from "./api-errors.ts";

export function errorPages(): Page[] {
  return [overview(), ...apiErrors.map(errorPage)];
}

function overview(): Page {
  const { ErrorBody = {}, ErrorCode = {} } = description.components.schemas;
  return {
    path: "errors/",
    title: "Errors",
    label: "All errors",
    description: `The ${apiErrors.length} errors of the API: what each code means, whether to retry the call, and the body that all of them share.`,
    group: "Errors",
    parts: [INTRODUCTION, errorTable(), `## The body\n\n${ENVELOPE}\n\n${fieldTable(fieldsOf(ErrorBody))}`, DECIDE],
    provenance: joined(ErrorBody["x-provenance"], ErrorCode["x-provenance"]),
  };
}

function joined(one: Provenance = {}, other: Provenance = {}): Provenance {
  const both = (origin: keyof Provenance) => [...(one[origin] ?? []), ...(other[origin] ?? [])];
  return { documented: both("documented"), undocumented: both("undocumented"), decided: both("decided") };
}

const INTRODUCTION = `Every operation may answer with any of these errors. Each has one HTTP status and one code, so either tells which
one it is. [Errors and retries](/guides/errors-and-retries/) has what is common to all of them.`;

const ENVELOPE = "All errors have the same body, the schema [ErrorBody](/schemas/ErrorBody/).";

const DECIDE = `## Decide by the code

Decide by \`code\` or by the HTTP status. Never decide by \`message\`: it is for people, and its words may change.

\`\`\`ts Without the client
const answer = await fetch("http://127.0.0.1:4010/meter-orders/prdo_000000000000000000000000", {
  headers: { Authorization: "Bearer demo" },
});
if (!answer.ok) {
  const { code, requestId } = await answer.json();
  switch (code) {
    case "NOT_FOUND":
      console.log("There is no such order.");
      break;
    case "TOO_MANY_REQUESTS":
      console.log("Wait, then ask again.");
      break;
    default:
      console.log("Give this to support:", requestId);
  }
}
\`\`\``;

function errorTable(): string {
  const rows = apiErrors.map(({ status, code, response }) => {
    return `| ${status} | [\`${code}\`](/errors/${code}/) | ${oneLine(response.description)} | ${retryOf(status)} |`;
  });
  return ["| status | code | meaning | retry? |", "|---|---|---|---|", ...rows].join("\n");
}

/** As the client does it. */
function retryOf(status: number): string {
  if (status === 401) return "Once, with a new token.";
  if (status === 429) return "Yes, after a wait.";
  if (status >= 500) return "A GET: yes, after a wait. A create: look the order up first.";
  return "No: it fails again until its cause is gone.";
}

function errorPage(error: ApiErrorKind): Page {
  const { code, title, response } = error;
  const { "x-provenance": provenance } = response;
  return {
    path: `errors/${code}/`,
    title,
    label: code,
    description: `What ${title} means, what causes it, whether to retry the call, and how to get this answer from the mock.`,
    group: "Errors",
    parts: [sections(error)],
    ...(provenance && { provenance }),
  };
}

function sections(error: ApiErrorKind): string {
  const { status, code, response, body, operationIds } = error;
  return [
    response.description,
    ...section("Causes", (response["x-causes"] ?? []).map((cause) => `- ${oneLine(cause)}`).join("\n")),
    ...section("What to do", response["x-remedy"]?.trim()),
    ...section("Retry?", retryOf(status)),
    ...section("The body", `\`\`\`json Status ${status}\n${JSON.stringify(body, null, 2)}\n\`\`\``),
    ...section("In the client", inClient(error)),
    ...section("Get it from the mock", withSamples(`[Answered with ${status}](/samples/errors/${code}.sh)`)),
    ...section("Operations", operationIds.map((id) => `- [\`${id}\`](/operations/${id}/)`).join("\n")),
  ].join("\n\n");
}

function section(title: string, text = ""): string[] {
  return text ? [`## ${title}`, text] : [];
}

/** The errors that only a create usually gets. */
const OF_CREATES = [402, 409, 422];

function inClient({ status, className }: ApiErrorKind): string {
  const call = OF_CREATES.includes(status)
    ? 'create({ subscription: "sub_wrsugl1fevcjedepsj7u88ex" })'
    : `retrieve("${status === 404 ? "prdo_000000000000000000000000" : "prdo_lk4m8qtnwg1vy62q7gbniclw"}")`;
  return `The client throws a \`${className}\`.

\`\`\`ts Catch this error
import { ${["createClient", className].join(", ")} } from "@meter-orders/client";

const client = createClient({ token: "demo", baseUrl: "http://127.0.0.1:4010" });

try {
  await client.meterOrders.${call};
} catch (error) {
  if (!(error instanceof ${className})) throw error;
  console.log(error.code, error.requestId);
}
\`\`\``;
}
