/** The probes: valid and hostile requests, and the response of the API to each. */
import { spec } from "@meter-orders/openapi";
import type { HttpResponse, ProbeRequest, ProbeResponse } from "./probe-request.ts";
import { create, list, retrieve, subscription } from "./requests.ts";

export interface Probe {
  name: string;
  status: number;
  /** Another status that is also correct. */
  orStatus?: number;
  /** Sends one or several requests; the last response is evaluated. */
  run(send: (request: ProbeRequest) => Promise<ProbeResponse>): Promise<ProbeResponse>;
  /** What is wrong with a response of the correct status. Default for errors: another format than that of the API. */
  check?: Check;
  /** Whether the connection may be closed without a response. */
  mayClose?: boolean;
}

/** What is wrong with a response, as words that follow its status. Empty when nothing is. */
export type Check = (response: HttpResponse) => string;

const TOKEN = "probes";
const ALLOW_METHODS = "access-control-allow-methods";
const one = retrieve(TOKEN);
const page = list(TOKEN);
const [first, second, third] = [1, 2, 3].map(subscription) as [string, string, string];

export const probes: Probe[] = [
  probe("one order", 200, one, isOrder({ id: one.path.split("/").at(-1) })),
  probe("an unknown ID", 404, { ...one, path: "/meter-orders/prdo_000000000000000000000000" }),
  probe("no credentials", 401, { ...one, headers: {} }),
  probe("`limit=0`", 400, list(TOKEN, { limit: "0" })),
  probe("an unknown filter", 400, list(TOKEN, { "filter[colour][eq]": "red" })),
  probe("an unknown status in a filter", 400, list(TOKEN, { "filter[status][eq]": "bogus" })),
  probe("HEAD", 200, { ...one, method: "HEAD" }, ({ text }) => text && "with a body"),
  { ...probe("OPTIONS, a browser's preflight", 204, preflight(), listsMethods(ALLOW_METHODS)), orStatus: 200 },
  probe("DELETE, which is not allowed", 405, { ...one, method: "DELETE" }, listsMethods("allow")),
  probe("`Accept: json`", 200, { ...one, headers: { ...one.headers, accept: "json" } }),
  probe("an incomplete escape in the path", 400, { ...one, path: "/meter-orders/%" }),
  probe("`%E0%A4%A` in the path", 400, { ...one, path: "/meter-orders/%E0%A4%A" }),
  { ...probe("a header of 1 MB", 400, { ...one, headers: { ...one.headers, x: "x".repeat(1e6) } }), mayClose: true },
  probe("malformed JSON", 400, body('{"subscription":')),
  probe("another content type", 400, body("<subscription/>", "application/xml")),
  probe("a slow body", 200, { ...body(""), chunks: ['{"subscription":', `"${first}`, '"}'] }),
  { ...probe("a truncated body", 400, truncated('{"subscription":')), mayClose: true },
  {
    name: "retrieve a new order",
    status: 200,
    run: (send) => afterCreating(second, send, ({ id }) => ({ ...one, path: `/meter-orders/${id}` })),
    check: isOrder({ subscription: second }),
  },
  {
    name: "list a new order",
    status: 200,
    run: (send) => afterCreating(third, send, () => page),
    check: (response) => (response.text.includes(third) ? "" : "without the order"),
  },
  {
    name: "create it again",
    status: 409,
    run: (send) => afterCreating(third, send, () => body(JSON.stringify({ subscription: third }))),
  },
];

function probe(name: string, status: number, request: ProbeRequest, check?: Check): Probe {
  return { name, status, run: (send) => send(request), ...(check && { check }) };
}

function preflight(): ProbeRequest {
  const headers = { origin: "https://example.com", "access-control-request-method": "GET" };
  return { method: "OPTIONS", path: one.path, headers };
}

function body(text: string, type = "application/json"): ProbeRequest {
  const { method, path, headers } = create(TOKEN, first);
  return { method, path, headers: { ...headers, "content-type": type }, chunks: [text] };
}

function truncated(text: string): ProbeRequest {
  const { headers, ...request } = body(text);
  return { ...request, headers: { ...headers, "content-length": "100" }, cutOff: true };
}

/** Creates an order, then sends another request. When the order cannot be created, that response is evaluated. */
async function afterCreating(
  subscriptionId: string,
  send: (request: ProbeRequest) => Promise<ProbeResponse>,
  next: (order: Record<string, unknown>) => ProbeRequest,
): Promise<ProbeResponse> {
  const created = await send(body(JSON.stringify({ subscription: subscriptionId })));
  const exists = created !== "hung" && created !== "closed" && [200, 409].includes(created.status);
  return exists ? send(next(fieldsOf(created))) : created;
}

/** Every error has the same fields, in JSON. */
export function isError(response: HttpResponse): string {
  const expected = spec().components.schemas.ErrorBody?.required?.toSorted();
  const isJson = response.headers["content-type"]?.startsWith("application/json");
  const fields = Object.keys(fieldsOf(response)).toSorted();
  return isJson && fields.join() === expected?.join() ? "" : "in another format";
}

function isOrder(expected: Record<string, unknown>): Check {
  return (response) => {
    const order = fieldsOf(response);
    return Object.keys(expected).every((key) => order[key] === expected[key]) ? "" : "with another order";
  };
}

/** A header has to list the methods; an error also has to have the format of the API. */
function listsMethods(header: string): Check {
  return (response) => {
    if (!`${response.headers[header]}`.includes("GET")) return `without ${header}`;
    return response.status < 400 ? "" : isError(response);
  };
}

/** The fields of a body. None when it is not a JSON object. */
function fieldsOf({ text }: HttpResponse): Record<string, unknown> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
