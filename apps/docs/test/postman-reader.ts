import { runInNewContext } from "node:vm";
import { description } from "../src/description.ts";
import { postmanCollection } from "../src/downloads/postman.ts";
import { formEncoded, queryOf, type Reading, type SentRequest } from "./sent-request.ts";

interface PostmanPair {
  key: string;
  value: string;
  disabled?: boolean;
}
interface PostmanItem {
  name: string;
  event: { script: { exec: string[] } }[];
  request: {
    method: string;
    header: PostmanPair[];
    url: { host: [string]; path: string[]; query: PostmanPair[]; variable: PostmanPair[] };
    body?: { raw?: string; urlencoded?: PostmanPair[] };
    auth?: Auth;
  };
}
type Auth = { bearer: PostmanPair[] } | { basic: PostmanPair[] };
interface PostmanCollection {
  auth: Auth;
  variable: PostmanPair[];
  item: { item: PostmanItem[] }[];
}

export function readPostman(): Reading {
  const collection = postmanCollection(description) as PostmanCollection;
  const requests = collection.item.flatMap(({ item }) => item).map((item) => readPostmanItem(item, collection.auth));
  const variables = Object.fromEntries(postmanPairs(collection.variable));
  return { program: "Postman", json: JSON.stringify(collection), variables, requests };
}

function readPostmanItem({ name, event, request }: PostmanItem, inherited: Auth): SentRequest {
  const { method, header, url, body, auth = inherited } = request;
  const values = new Map(postmanPairs(url.variable));
  const path = url.path.map((step) => values.get(step.replace(":", "")) ?? step);
  const text = body?.raw ?? (body?.urlencoded && formEncoded(postmanPairs(body.urlencoded)));
  const offered = Object.fromEntries(
    url.query.filter(({ disabled }) => disabled).map(({ key, value }) => [key, value]),
  );
  return {
    name,
    method,
    url: `${url.host[0]}/${path.join("/")}${queryOf(postmanPairs(url.query))}`,
    headers: Object.fromEntries(postmanPairs(header)),
    credentials:
      "bearer" in auth
        ? { bearer: String(auth.bearer[0]?.value) }
        : { basic: auth.basic.map(({ value }) => value).join(":") },
    ...(text !== undefined && { body: text }),
    offered,
    keep(answer, variables) {
      const pm = { response: { code: 200, json: () => answer }, collectionVariables: variables };
      for (const { script } of event) runInNewContext(script.exec.join("\n"), { pm });
    },
  };
}

function postmanPairs(pairs: PostmanPair[]): [string, string][] {
  return pairs.filter(({ disabled }) => !disabled).map(({ key, value }) => [key, value]);
}
