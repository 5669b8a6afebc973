/** A page for every error of the API, and one that leads to them. */
import { description } from "../description.ts";
import { fieldsOf, fieldTable, oneLine } from "../fields.ts";
import type { Page, Provenance } from "../page.ts";
import { withSamples } from "../samples.ts";
import { type ApiErrorKind, apiErrors } from "./api-errors.ts";
import { summary } from "./summary.ts";

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

const INTRODUCTION = `The vendor lists all of these errors on every operation; the page of each says where it is expected. Each has one
HTTP status and one code, so either tells which one it is. [Errors and retries](/guides/errors-and-retries/) has what is common to all of them.`;

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
  if (status === 409) return "No: the order stays. Look it up.";
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
    description: summary(
      `${title}: ${response.description}`,
      "Its causes, what to do, and the call that gets it from the mock.",
    ),
    group: "Errors",
    parts: [sections(error)],
    ...(provenance && { provenance }),
  };
}

function sections(error: ApiErrorKind): string {
  const { status, code, response, body } = error;
  return [
    response.description,
    ...section("Causes", (response["x-causes"] ?? []).map((cause) => `- ${oneLine(cause)}`).join("\n")),
    ...section("What to do", response["x-remedy"]?.trim()),
    ...section("Retry?", retryOf(status)),
    ...section("The body", `\`\`\`json Status ${status}\n${JSON.stringify(body, null, 2)}\n\`\`\``),
    ...section("In the client", inClient(error)),
    ...section("Get it from the mock", withSamples(`[Answered with ${status}](/samples/errors/${code}.sh)`)),
    ...section("Operations", whereExpected(error)),
  ].join("\n\n");
}

function section(title: string, text = ""): string[] {
  return text ? [`## ${title}`, text] : [];
}

function whereExpected({ operationIds, expectedOn }: ApiErrorKind): string {
  const link = (id: string) => `[\`${id}\`](/operations/${id}/)`;
  const others = operationIds.filter((id) => !expectedOn.includes(id)).map(link);
  return [
    ...expectedOn.map((id) => `- ${link(id)}`),
    ...(others.length > 0 ? [`- Listed by the vendor, not expected here: ${others.join(", ")}`] : []),
  ].join("\n");
}

/** The client sends no method that the API does not have. */
const NOT_SENT = 405;

function inClient({ status, code, className }: ApiErrorKind): string {
  const throws = `throws ${/^[AEIOU]/.test(className) ? "an" : "a"} \`${className}\``;
  if (status === NOT_SENT)
    return `The client sends only methods that there are, so you do not get this error by its calls. Should a server answer so
all the same, it ${throws}.`;
  return `The client ${throws}. Against the mock, this program gets it:\n\n${withSamples(`[Catch this error](/samples/catch/${code}.ts)`)}`;
}
