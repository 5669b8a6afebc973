/** What can be wrong with an answer although its status is right. */
import { readFileSync } from "node:fs";
import { file } from "../peers.ts";
import type { Reply } from "./ask.ts";

/** Says what is wrong, in words that follow the status; nothing when all is right. */
export type Flaw = (reply: Reply) => string;

const description = JSON.parse(readFileSync(file("../../openapi/dist/edison/openapi.json"), "utf8"));
const envelope: string[] = description.components.schemas.ErrorBody.required.toSorted();

/** Every error has the same few fields, in JSON. */
export const errorFlaw: Flaw = (reply) => {
  const isJson = reply.headers["content-type"]?.startsWith("application/json");
  const fields = Object.keys(json(reply)).toSorted();
  return isJson && fields.join() === envelope.join() ? "" : "in another form";
};

/** An order has to be the one that was asked for. */
export function orderFlaw(wanted: Record<string, unknown>): Flaw {
  return (reply) => {
    const order = json(reply);
    return Object.keys(wanted).every((key) => order[key] === wanted[key]) ? "" : "with another order";
  };
}

/** A header has to list the methods; an error needs its form as well. */
export function methodsFlaw(header: string): Flaw {
  return (reply) => {
    if (!`${reply.headers[header]}`.includes("GET")) return `without ${header}`;
    return reply.status < 400 ? "" : errorFlaw(reply);
  };
}

/** The fields of a body; none when it is no JSON object. */
export function json({ text }: Reply): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
