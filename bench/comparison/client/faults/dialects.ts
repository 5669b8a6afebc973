/** The APIs of the clients: each client gets objects, errors, and pages in the format of its own API. */
import { ORDER } from "../stub-api.ts";

export interface Dialect {
  /** The path of the list; the objects are below it. */
  collection: string;
  /** The error code of a 404 response. */
  notFound: string;
  object(id: string): Record<string, unknown>;
  error(status: number): unknown;
  /** A page; the last one when there is no next one. */
  page(
    ids: string[],
    next: string | undefined,
    url: string,
  ): { body: unknown; headers?: Record<string, string> | undefined };
  token(token: string): unknown;
}

const HOUR = 3_600;

function oauth(token: string): unknown {
  return { access_token: token, token_type: "Bearer", expires_in: HOUR, refresh_token: "refresh" };
}

/** Objects with an ID and a status, and lists in the format that stripe, openai, and anthropic share. */
const common = {
  object: (id: string) => ({ object: "object", id, status: "waiting" }),
  page: (ids: string[], next: string | undefined) => {
    const data = ids.map(common.object);
    return {
      body: { object: "list", url: "/v1/customers", data, has_more: next !== undefined, last_id: next ?? null },
    };
  },
  token: oauth,
};

const meterOrder = (id: string) => ({ ...ORDER, id });

const codes: Record<number, string> = {
  401: "UNAUTHORIZED",
  404: "NOT_FOUND",
  429: "TOO_MANY_REQUESTS",
};

export const meterOrders: Dialect = {
  collection: "/meter-orders",
  notFound: "NOT_FOUND",
  object: meterOrder,
  error: (status) => {
    const code = codes[status] ?? "INTERNAL_SERVER_ERROR";
    return { code, message: "It failed.", requestId: "request-4711", docs: `https://example.com/${code}` };
  },
  page: (ids, next) => ({
    body: { object: "list", items: ids.map(meterOrder), next_page: next ?? null, has_more: next !== undefined },
  }),
  token: oauth,
};

export const stripe: Dialect = {
  ...common,
  collection: "/v1/customers",
  notFound: "resource_missing",
  error: () => ({ error: { type: "invalid_request_error", code: "resource_missing", message: "It failed." } }),
};

export const openai: Dialect = {
  ...common,
  collection: "/batches",
  notFound: "not_found",
  error: () => ({ error: { type: "invalid_request_error", code: "not_found", message: "It failed.", param: null } }),
};

export const anthropic: Dialect = {
  ...common,
  collection: "/v1/messages/batches",
  notFound: "not_found_error",
  error: () => ({ type: "error", error: { type: "not_found_error", message: "It failed." } }),
};

export const github: Dialect = {
  collection: "/things",
  notFound: "Not Found",
  object: common.object,
  error: (status) => ({ message: "Not Found", documentation_url: "https://example.com", status: `${status}` }),
  page: (ids, next, url) => ({
    body: ids.map(common.object),
    headers: next === undefined ? undefined : { link: `<${url}/things?page=${next}>; rel="next"` },
  }),
  token: (token) => ({ token, expires_at: new Date(Date.now() + HOUR * 1_000).toISOString(), permissions: {} }),
};
