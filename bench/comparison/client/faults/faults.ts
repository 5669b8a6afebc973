import type { Fault } from "./fault.ts";
import { requestFaults } from "./request-faults.ts";
import { responseFaults } from "./response-faults.ts";
import { securityFaults } from "./security-faults.ts";
import { page, success } from "./server.ts";

/** All faults, in the order of the report. */
export const faults: Fault[] = [...requestFaults, ...responseFaults, ...securityFaults];

/** No fault at all. A client that fails here is used incorrectly, and is left out. */
export const noFault: Fault = {
  name: "no fault",
  script: ({ dialect, url }) => {
    return (request) => {
      const [path] = request.url.split("?");
      const isList = request.method === "GET" && path === dialect.collection;
      return isList ? page(dialect, ["object_1", "object_2"], undefined, url) : success(dialect);
    };
  },
  act: async (client) => {
    const ids: unknown[] = [await client.retrieve("object_1"), await client.create()].map(idOf);
    for await (const object of client.list?.() ?? []) ids.push(idOf(object));
    return ids.join();
  },
  evaluate: ({ outcome }) => {
    const isCorrect = /^object_1,object_1(,object_1,object_2)?$/.test(`${outcome?.value}`);
    return isCorrect ? "" : JSON.stringify(outcome);
  },
};

function idOf(object: unknown): unknown {
  return (object as { id?: unknown }).id;
}
