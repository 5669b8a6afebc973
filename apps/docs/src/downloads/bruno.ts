/** The collection for Bruno, in the JSON that it imports; a collection of its own is a folder, and no single file. */
import type { Description } from "../description.ts";
import { type CollectionRequest, collectionOf, type Folder } from "./collection.ts";
import type { RequestParameter } from "./request-parameter.ts";

/** Belongs into a file `*.bruno_collection.json`, of the type application/json. */
export function brunoCollection(description: Description): unknown {
  const { name, description: about, variables, folders } = collectionOf(description);
  return {
    version: "1",
    name,
    items: folders.map(folderOf),
    environments: [],
    root: {
      request: {
        auth: authOf("bearer"),
        vars: { req: Object.entries(variables).map(variableOf), res: [] },
      },
      docs: about,
    },
  };
}

/** Bruno gives everything else an id when it imports it, but requires it of these. */
function variableOf([name, value]: [string, string]) {
  return { uid: name.padEnd(21, "0"), name, value, enabled: true };
}

function folderOf({ name, requests }: Folder, index: number) {
  const seq = index + 1;
  const root = { request: { auth: { mode: "inherit" } }, meta: { name, seq } };
  return { type: "folder", name, seq, root, items: requests.map(itemOf) };
}

function itemOf(request: CollectionRequest, index: number) {
  return { type: "http-request", name: request.name, seq: index + 1, request: requestOf(request) };
}

function requestOf({ description, method, path, parameters, body, auth, sets }: CollectionRequest) {
  return {
    method,
    url: `{{baseUrl}}${path.replaceAll(/\{(\w+)\}/g, ":$1")}`,
    headers: parameters.filter((parameter) => parameter.in === "header").map(pairOf),
    params: parameters
      .filter((parameter) => parameter.in !== "header")
      .map((parameter) => ({ ...pairOf(parameter), type: parameter.in })),
    body: bodyOf(body),
    auth: auth === "bearer" ? { mode: "inherit" } : authOf(auth),
    vars: { req: [], res: Object.entries(sets).map(([name, property]) => captured(name, property)) },
    docs: description,
  };
}

function pairOf({ name, value, description, enabled }: Omit<RequestParameter, "in">) {
  return { name, value, description, enabled };
}

function bodyOf(body: CollectionRequest["body"]) {
  if (!body) return { mode: "none" };
  if (body.mediaType === "application/json") return { mode: "json", json: JSON.stringify(body.value, null, 2) };
  const fields = Object.entries(body.value).map(([name, value]) => ({ name, value, enabled: true }));
  return { mode: "formUrlEncoded", formUrlEncoded: fields };
}

function authOf(mode: CollectionRequest["auth"]) {
  const values =
    mode === "bearer" ? { token: "{{token}}" } : { username: "{{clientId}}", password: "{{clientSecret}}" };
  return { mode, [mode]: values };
}

/** Keeps what an answer holds, for the requests after it. */
function captured(name: string, property: string) {
  return { name, value: `res.body.${property}`, enabled: true };
}
