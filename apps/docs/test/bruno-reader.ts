import { runInNewContext } from "node:vm";
import { description } from "../src/description.ts";
import { brunoCollection } from "../src/downloads/bruno.ts";
import { formEncoded, queryOf, type Reading, type SentRequest } from "./sent-request.ts";

interface BrunoPair {
  name: string;
  value: string;
  enabled: boolean;
}
interface BrunoAuth {
  mode: "inherit" | "bearer" | "basic";
  bearer?: { token: string };
  basic?: { username: string; password: string };
}
interface BrunoItem {
  name: string;
  request: {
    method: string;
    url: string;
    headers: BrunoPair[];
    params: (BrunoPair & { type: "query" | "path" })[];
    body: { json?: string; formUrlEncoded?: BrunoPair[] };
    auth: BrunoAuth;
    vars: { res: BrunoPair[] };
  };
}
interface BrunoCollection {
  root: { request: { auth: BrunoAuth; vars: { req: BrunoPair[] } } };
  items: { items: BrunoItem[] }[];
}

export function readBruno(): Reading {
  const collection = brunoCollection(description) as BrunoCollection;
  const { auth, vars } = collection.root.request;
  const requests = collection.items.flatMap(({ items }) => items).map((item) => readBrunoItem(item, auth));
  return {
    program: "Bruno",
    json: JSON.stringify(collection),
    variables: Object.fromEntries(brunoPairs(vars.req)),
    requests,
  };
}

function readBrunoItem({ name, request }: BrunoItem, inherited: BrunoAuth): SentRequest {
  const { method, headers, params, body, vars } = request;
  const { bearer, basic } = request.auth.mode === "inherit" ? inherited : request.auth;
  const query = params.filter(({ type }) => type === "query");
  const paths = brunoPairs(params.filter(({ type }) => type === "path"));
  const url = paths.reduce((text, [step, value]) => text.replace(`:${step}`, value), request.url);
  const text = body.json ?? (body.formUrlEncoded && formEncoded(brunoPairs(body.formUrlEncoded)));
  const mediaType = body.json === undefined ? "application/x-www-form-urlencoded" : "application/json";
  return {
    name,
    method,
    url: url + queryOf(brunoPairs(query)),
    headers: { ...Object.fromEntries(brunoPairs(headers)), ...(text && { "Content-Type": mediaType }) },
    credentials: bearer ? { bearer: bearer.token } : { basic: `${basic?.username}:${basic?.password}` },
    ...(text !== undefined && { body: text }),
    offered: Object.fromEntries(query.filter(({ enabled }) => !enabled).map((pair) => [pair.name, pair.value])),
    keep(answer, variables) {
      for (const pair of vars.res) variables.set(pair.name, runInNewContext(pair.value, { res: { body: answer } }));
    },
  };
}

function brunoPairs(pairs: BrunoPair[]): [string, string][] {
  return pairs.filter(({ enabled }) => enabled).map(({ name, value }) => [name, value]);
}
