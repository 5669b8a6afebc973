/** What the servers are probed with: requests right and hostile, and the API's answer to each. */

import type { Answer, Question, Reply } from "./ask.ts";
import { create, list, retrieve, subscription } from "./calls.ts";
import { type Flaw, json, methodsFlaw, orderFlaw } from "./flaws.ts";

export interface Probe {
  name: string;
  status: number;
  /** Another status that is as good. */
  orStatus?: number;
  /** Asks, once or several times; the last answer counts. */
  ask(send: (question: Question) => Promise<Answer>): Promise<Answer>;
  /** What is wrong with an answer of the right status. Default for errors: another form than the API's. */
  flaw?: Flaw;
  /** Whether the connection may as well be closed without an answer. */
  mayClose?: boolean;
}

const TOKEN = "probes";
const ALLOW_METHODS = "access-control-allow-methods";
const one = retrieve(TOKEN);
const page = list(TOKEN);
const [first, second, third] = [1, 2, 3].map(subscription) as [string, string, string];

export const probes: Probe[] = [
  probe("one order", 200, one, orderFlaw({ id: one.path.split("/").at(-1) })),
  probe("an id that does not exist", 404, { ...one, path: "/meter-orders/prdo_000000000000000000000000" }),
  probe("no credentials", 401, { ...one, headers: {} }),
  probe("`limit=0`", 400, list(TOKEN, { limit: "0" })),
  probe("a filter that does not exist", 400, list(TOKEN, { "filter[colour][eq]": "red" })),
  probe("a status that does not exist, in a filter", 400, list(TOKEN, { "filter[status][eq]": "bogus" })),
  probe("HEAD", 200, { ...one, method: "HEAD" }, ({ text }) => text && "with a body"),
  { ...probe("OPTIONS, as a browser asks first", 204, preflight(), methodsFlaw(ALLOW_METHODS)), orStatus: 200 },
  probe("DELETE, which is not allowed", 405, { ...one, method: "DELETE" }, methodsFlaw("allow")),
  probe("`Accept: json`", 200, { ...one, headers: { ...one.headers, accept: "json" } }),
  probe("half an escape in the path", 400, { ...one, path: "/meter-orders/%" }),
  probe("`%E0%A4%A` in the path", 400, { ...one, path: "/meter-orders/%E0%A4%A" }),
  { ...probe("a header of 1 MB", 400, { ...one, headers: { ...one.headers, x: "x".repeat(1e6) } }), mayClose: true },
  probe("malformed JSON", 400, body('{"subscription":')),
  probe("another content type", 400, body("<subscription/>", "application/xml")),
  probe("a body that comes slowly", 200, { ...body(""), pieces: ['{"subscription":', `"${first}`, '"}'] }),
  { ...probe("a body that is cut off", 400, cutOff('{"subscription":')), mayClose: true },
  {
    name: "retrieve what was created",
    status: 200,
    ask: (send) => afterCreating(second, send, ({ id }) => ({ ...one, path: `/meter-orders/${id}` })),
    flaw: orderFlaw({ subscription: second }),
  },
  {
    name: "list what was created",
    status: 200,
    ask: (send) => afterCreating(third, send, () => page),
    flaw: (reply) => (reply.text.includes(third) ? "" : "without the order"),
  },
  {
    name: "create it again",
    status: 409,
    ask: (send) => afterCreating(third, send, () => body(JSON.stringify({ subscription: third }))),
  },
];

function probe(name: string, status: number, question: Question, flaw?: Flaw): Probe {
  return { name, status, ask: (send) => send(question), ...(flaw && { flaw }) };
}

function preflight(): Question {
  const headers = { origin: "https://example.com", "access-control-request-method": "GET" };
  return { method: "OPTIONS", path: one.path, headers };
}

function body(text: string, type = "application/json"): Question {
  const { method, path, headers } = create(TOKEN, first);
  return { method, path, headers: { ...headers, "content-type": type }, pieces: [text] };
}

function cutOff(text: string): Question {
  const { headers, ...question } = body(text);
  return { ...question, headers: { ...headers, "content-length": "100" }, cutOff: true };
}

/** Creates an order, then asks something else; whoever cannot even create gives that answer. */
async function afterCreating(
  subscriptionId: string,
  send: (question: Question) => Promise<Answer>,
  next: (order: Record<string, unknown>) => Question,
): Promise<Answer> {
  const created = await send(body(JSON.stringify({ subscription: subscriptionId })));
  const isThere = created !== "hung" && created !== "closed" && [200, 409].includes(created.status);
  return isThere ? send(next(json(created as Reply))) : created;
}
