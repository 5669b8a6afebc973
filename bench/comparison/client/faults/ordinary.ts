/** No fault at all: whoever fails here is used wrongly, and is not judged. */
import { fine, page } from "./behaviours.ts";
import { type Fault, RIGHT } from "./fault.ts";

export const ordinary: Fault = {
  name: "no fault",
  script: ({ dialect, url }) => {
    return (request) => {
      const [path] = request.url.split("?");
      const isList = request.method === "GET" && path === dialect.collection;
      return isList ? page(dialect, ["object_1", "object_2"], undefined, url) : fine(dialect);
    };
  },
  act: async (client) => {
    const ids: unknown[] = [await client.retrieve("object_1"), await client.create()].map(idOf);
    for await (const object of client.list?.() ?? []) ids.push(idOf(object));
    return ids.join();
  },
  judge: ({ outcome }) => {
    const ids = `${outcome?.value}`;
    return ids === "object_1,object_1" || ids === "object_1,object_1,object_1,object_2"
      ? RIGHT
      : JSON.stringify(outcome);
  },
};

function idOf(object: unknown): unknown {
  return (object as { id?: unknown }).id;
}
