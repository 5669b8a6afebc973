import type { Middleware } from "openapi-fetch";
import type { paths } from "./schema.gen.js";

/** An access token, or a function that returns one. */
export type TokenSource = string | (() => string | Promise<string>);

/** The operation `createToken` takes the client's own credentials, never an access token. */
const TOKEN_PATH = "/oauth/token" satisfies keyof paths;

/** Sends the token with every request, unless the call brings an `Authorization` header of its own. */
export function credentials(source: TokenSource | undefined): Middleware {
  if (typeof source === "string") sendable(source);
  return {
    async onRequest({ request, schemaPath }) {
      if (source === undefined || schemaPath === TOKEN_PATH || request.headers.has("Authorization")) return;
      const token = sendable(typeof source === "function" ? await source() : source);
      request.headers.set("Authorization", `Bearer ${token}`);
    },
  };
}

/** Says what is wrong with a token without showing it: `fetch` would print it in its own message. */
function sendable(token: unknown): string {
  if (typeof token === "string" && /^[\x21-\x7e]+$/.test(token)) return token;
  const what =
    typeof token !== "string" ? `of type ${typeof token}` : token === "" ? "empty" : "not a single word of ASCII";
  throw new TypeError(
    `The access token is ${what}; pass it as the API gave it, without "Bearer" and without line breaks`,
  );
}
