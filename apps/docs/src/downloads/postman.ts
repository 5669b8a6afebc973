/** The collection for Postman, in version 2.1 of its format. */
import { STATUS_CODES } from "node:http";
import type { Description, Example } from "../description.ts";
import { type CollectionRequest, collectionOf } from "./collection.ts";
import type { RequestParameter } from "./request-parameter.ts";

const SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";

/** Belongs into a file `*.postman_collection.json`, of the type application/json. */
export function postmanCollection(description: Description): unknown {
  const { name, description: about, variables, folders } = collectionOf(description);
  return {
    info: { name, description: about, schema: SCHEMA },
    auth: authOf("bearer"),
    variable: Object.entries(variables).map(([key, value]) => ({ key, value })),
    item: folders.map((folder) => ({ name: folder.name, item: folder.requests.map(itemOf) })),
  };
}

function itemOf(request: CollectionRequest) {
  const sent = requestOf(request);
  return {
    name: request.name,
    event: eventsOf(request.sets),
    request: sent,
    response: request.answers.map((answer) => responseOf(answer, sent)),
  };
}

function requestOf({ description, method, path, parameters, body, auth }: CollectionRequest) {
  return {
    description,
    method,
    header: [...placed(parameters, "header"), ...(body ? [{ key: "Content-Type", value: body.mediaType }] : [])],
    url: urlOf(path, parameters),
    ...(body && { body: bodyOf(body) }),
    ...(auth === "basic" && { auth: authOf(auth) }),
  };
}

function urlOf(path: string, parameters: RequestParameter[]) {
  const template = path.replaceAll(/\{(\w+)\}/g, ":$1");
  return {
    raw: `{{baseUrl}}${template}`,
    host: ["{{baseUrl}}"],
    path: template.slice(1).split("/"),
    query: placed(parameters, "query"),
    variable: placed(parameters, "path"),
  };
}

function placed(parameters: RequestParameter[], place: RequestParameter["in"]) {
  return parameters
    .filter((parameter) => parameter.in === place)
    .map(({ name: key, value, description, enabled }) => ({
      key,
      value,
      description,
      ...(!enabled && { disabled: true }),
    }));
}

function bodyOf({ mediaType, value }: NonNullable<CollectionRequest["body"]>) {
  if (mediaType === "application/json") {
    return { mode: "raw", raw: JSON.stringify(value, null, 2), options: { raw: { language: "json" } } };
  }
  return { mode: "urlencoded", urlencoded: Object.entries(value).map(([key, text]) => ({ key, value: text })) };
}

function authOf(type: CollectionRequest["auth"]) {
  const values =
    type === "bearer" ? { token: "{{token}}" } : { username: "{{clientId}}", password: "{{clientSecret}}" };
  return { type, [type]: Object.entries(values).map(([key, value]) => ({ key, value, type: "string" })) };
}

/** Keeps what an answer holds, for the requests after it. */
function eventsOf(sets: CollectionRequest["sets"]) {
  const lines = Object.entries(sets).map(
    ([variable, property]) => `  pm.collectionVariables.set("${variable}", pm.response.json().${property});`,
  );
  if (lines.length === 0) return [];
  return [
    { listen: "test", script: { type: "text/javascript", exec: ["if (pm.response.code === 200) {", ...lines, "}"] } },
  ];
}

function responseOf({ summary, value }: Example, originalRequest: ReturnType<typeof requestOf>) {
  return {
    name: summary,
    originalRequest,
    code: 200,
    status: STATUS_CODES[200],
    header: [{ key: "Content-Type", value: "application/json" }],
    _postman_previewlanguage: "json",
    body: JSON.stringify(value, null, 2),
  };
}
