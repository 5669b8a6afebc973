/** A page for every error of the API, and an overview. */
import type { Provenance } from "@meter-orders/openapi";
import { fieldsOf, fieldTable, oneLine } from "../fields.ts";
import { type Page, summary } from "../page.ts";
import { withSamples } from "../samples.ts";
import { spec } from "../spec.ts";
import { type ApiErrorKind, apiErrors } from "./api-errors.ts";

export function errorPages(): Page[] {
  return [overview(), ...apiErrors.map(errorPage)];
}

function overview(): Page {
  const { ErrorBody = {}, ErrorCode = {} } = spec.components.schemas;
  return {
    path: "errors/",
    title: "Errors",
    label: "All errors",
    description: `The ${apiErrors.length} errors of the API: what each code means, whether to retry, and the response body that all of them share.`,
    group: "Errors",
    parts: [
      INTRODUCTION,
      errorTable(),
      `## Error response\n\n${ENVELOPE}\n\n${fieldTable(fieldsOf(ErrorBody))}`,
      DECIDE,
    ],
    provenance: joined(ErrorBody["x-provenance"], ErrorCode["x-provenance"]),
  };
}

function joined(one: Provenance = {}, other: Provenance = {}): Provenance {
  const both = (origin: keyof Provenance) => [...(one[origin] ?? []), ...(other[origin] ?? [])];
  return { documented: both("documented"), undocumented: both("undocumented"), decided: both("decided") };
}

const INTRODUCTION = `Nomos lists all ten errors for every operation. Each error page lists the operations for which we expect it.
Each error has one HTTP status and one code, so either identifies it. For what all of them have in common, see
[Errors and retries](/guides/errors-and-retries/).`;

const ENVELOPE = "All error responses have the same body, the schema [ErrorBody](/schemas/ErrorBody/).";

const DECIDE = `## Handle errors by code

Handle errors by \`code\` or by the HTTP status. Do not parse \`message\`: it is for people, and its wording may change.

\`\`\`ts Without the client
const response = await fetch("http://127.0.0.1:4010/meter-orders/prdo_000000000000000000000000", {
  headers: { Authorization: "Bearer demo" },
});
if (!response.ok) {
  const { code, requestId } = await response.json();
  switch (code) {
    case "NOT_FOUND":
      console.log("The order does not exist.");
      break;
    case "TOO_MANY_REQUESTS":
      console.log("Rate limit exceeded. Wait, then retry.");
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

/** As the client handles it. */
function retryOf(status: number): string {
  if (status === 409) return "No. Look up the existing order.";
  if (status === 401) return "Once, with a new token.";
  if (status === 429)
    return "Yes. Wait until the rate limit resets: as long as `Retry-After` says, or with exponential backoff and jitter.";
  if (status >= 500)
    return "A GET request: yes, with exponential backoff and jitter. A create request: look up the order first.";
  return "No. Fix the cause first.";
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
      "Causes, what to do, and how to reproduce it with the mock.",
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
    ...section("Retries", retryOf(status)),
    ...section("Response", `\`\`\`json Status ${status}\n${JSON.stringify(body, null, 2)}\n\`\`\``),
    ...section("In the TypeScript client", inClient(error)),
    ...section(
      "Reproduce with the mock",
      withSamples(`[A request that returns ${status}](/samples/errors/${code}.sh)`),
    ),
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
    ...(others.length > 0 ? [`- Listed by Nomos; we do not expect it for: ${others.join(", ")}`] : []),
  ].join("\n");
}

/** The client only sends supported methods. */
const METHOD_NOT_ALLOWED = 405;

function inClient({ status, code, className }: ApiErrorKind): string {
  const throws = `throws ${/^[AEIOU]/.test(className) ? "an" : "a"} \`${className}\``;
  if (status === METHOD_NOT_ALLOWED)
    return `The client only sends supported methods, so it never triggers this error. If a server returns it anyway, the client
${throws}.`;
  return `The client ${throws}. This program reproduces it with the mock:\n\n${withSamples(`[Catch this error](/samples/catch/${code}.ts)`)}`;
}
