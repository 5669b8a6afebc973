/** The requests that the description makes, for any program that sends requests from a collection. */
import {
  type Description,
  type Example,
  type Media,
  type Operation,
  type Ref,
  type Response,
  resolve,
} from "../description.ts";
import { firstParagraph } from "./first-paragraph.ts";
import { parameterOf, type RequestParameter } from "./request-parameter.ts";

export interface Collection {
  name: string;
  /** In Markdown. */
  description: string;
  variables: Record<string, string>;
  folders: Folder[];
}

export interface Folder {
  name: string;
  requests: CollectionRequest[];
}

export interface CollectionRequest {
  name: string;
  /** In Markdown. */
  description: string;
  method: string;
  /** With its variables in braces, as in the description. */
  path: string;
  parameters: RequestParameter[];
  body?: { mediaType: string; value: Record<string, unknown> };
  /** How it authenticates: with the token, or with the client's id and secret. */
  auth: "bearer" | "basic";
  /** The variables that are set from properties of its answer. */
  sets: Record<string, string>;
  answers: Example[];
}

/** With these everything works against the local mock. */
const VARIABLES = {
  baseUrl: "http://127.0.0.1:4010",
  clientId: "my-id",
  clientSecret: "my-secret",
  token: "demo",
  refreshToken: "",
};

const ABOUT = `Works as it is with the local mock, also when all of it is run from top to bottom.

For the real API, set \`baseUrl\`, \`clientId\` and \`clientSecret\`, then create a token: it is kept in \`token\`, which
every other request sends.`;

/** One folder for each tag, and in it one request for each operation, or for each example of its body. */
export function collectionOf({ info, paths }: Description): Collection {
  const requests = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => requestsOf(path, method.toUpperCase(), operation)),
  );
  // What gives the token comes first, because the rest needs it.
  requests.sort((a, b) => Number(a.request.auth === "bearer") - Number(b.request.auth === "bearer"));
  const folders = Map.groupBy(requests, ({ tag }) => tag);
  return {
    name: info.title,
    description: ABOUT,
    variables: VARIABLES,
    folders: [...folders].map(([name, members]) => ({ name, requests: members.map(({ request }) => request) })),
  };
}

function requestsOf(path: string, method: string, operation: Operation) {
  const request: CollectionRequest = {
    name: operation.summary,
    description: firstParagraph(operation.description),
    method,
    path,
    parameters: operation.parameters.map(parameterOf),
    auth: operation.security.some((scheme) => "clientCredentials" in scheme) ? "basic" : "bearer",
    sets: operation.operationId === "createToken" ? { token: "access_token", refreshToken: "refresh_token" } : {},
    answers: answersOf(operation),
  };
  return withBodies(request, operation.requestBody?.content).map((full) => ({ tag: operation.tags[0], request: full }));
}

/** The request once for each example of its body; of several media types, with the first. */
function withBodies(request: CollectionRequest, content: Record<string, Media> = {}): CollectionRequest[] {
  const [mediaType, media] = Object.entries(content)[0] ?? [];
  if (!mediaType || !media) return [request];
  const examples = examplesOf(media);
  return examples.map(({ summary, value }) => ({
    ...request,
    name: examples.length > 1 ? `${request.name} (${summary.toLowerCase()})` : request.name,
    body: { mediaType, value: "refresh_token" in value ? { ...value, refresh_token: "{{refreshToken}}" } : value },
  }));
}

function answersOf({ responses }: Operation): Example[] {
  const { content } = resolve(responses["200"] as Response | Ref);
  return Object.values(content).flatMap(examplesOf);
}

function examplesOf({ examples = {} }: Media): Example[] {
  return Object.values(examples).map((example) => resolve(example));
}
