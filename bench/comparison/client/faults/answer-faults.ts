/** Answers that are not what was asked for: what the error tells of them, and where a redirect leads. */
import { failure, fine, json, REQUEST_ID, text } from "./behaviours.ts";
import { type Fault, RIGHT, type Seen } from "./fault.ts";
import { untold } from "./judging.ts";

const PAGE = "<html><body><h1>Bad Gateway</h1></body></html>";

export const answerFaults: Fault[] = [
  {
    name: "502 with an HTML page",
    script: () => [text(PAGE, 502, { "content-type": "text/html" })],
    // Three retries after one, four and nine seconds are slow, but not without end.
    limitMs: 20_000,
    judge: (seen) => failureFlaw(seen, { status: "502", text: "<h1>", "request id": REQUEST_ID }) || RIGHT,
  },
  {
    name: "200 with truncated JSON",
    script: ({ dialect }) => [
      text(JSON.stringify(dialect.object("object_1")).slice(0, 40), 200, { "content-type": "application/json" }),
    ],
    judge: (seen) => failureFlaw(seen, { status: "200", "request id": REQUEST_ID }) || RIGHT,
  },
  {
    name: "404 in the API's envelope",
    script: ({ dialect }) => [failure(dialect, 404)],
    judge: (seen) => {
      const told = { status: "404", code: seen.dialect.notFound, "request id": REQUEST_ID };
      return failureFlaw(seen, told) || RIGHT;
    },
  },
  {
    name: "a redirect to another origin",
    script: ({ dialect, foreignUrl }) => [
      text("", 302, { location: `${foreignUrl}${dialect.collection}/object_1` }),
      fine(dialect),
    ],
    judge: ({ foreignRequests, secret, outcome }) => {
      if (foreignRequests.some(({ headers }) => JSON.stringify(headers).includes(secret))) return "credentials follow";
      return outcome ? RIGHT : "does not end";
    },
  },
  {
    name: "an unknown status value, an unknown field",
    script: ({ dialect }) => [json({ ...dialect.object("object_1"), status: "teleported", extra: { new: true } })],
    judge: ({ outcome }) => {
      const answer = JSON.stringify(outcome?.value ?? "");
      if (!answer.includes("teleported")) return "loses the value";
      return answer.includes('"new":true') ? RIGHT : "loses the field";
    },
  },
];

function failureFlaw({ outcome }: Seen, wanted: Record<string, string>): string {
  if (!outcome) return "does not end";
  if (!outcome.failure) return "taken for an answer";
  const lost = untold(outcome.failure, wanted);
  return lost && `${outcome.failure.name}: ${lost}`;
}
