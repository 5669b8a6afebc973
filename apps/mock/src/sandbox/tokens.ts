import { randomUUID, timingSafeEqual } from "node:crypto";
import { signature } from "./digest.ts";

/** What a token says. Moments are seconds since 1970, as in every JWT. */
export interface Claims {
  /** The client id that it was issued to. */
  sub: string;
  /** What it is for: calling the API, or getting the next token. */
  use: "access" | "refresh";
  /** Scopes, separated by spaces. */
  scope: string;
  iat: number;
  exp: number;
}

/** Issues tokens that need not be remembered: JWTs (RFC 7519) that carry all there is to know, signed. */
export interface Tokens {
  issue(claims: Claims): string;
  /** What a token says; undefined when it was not issued here, or was altered. */
  read(token: string): Claims | undefined;
}

const HEADER = encode({ alg: "HS256", typ: "JWT" });

/** Creates tokens that are signed with a key. */
export function createTokens(key: string): Tokens {
  return {
    issue(claims) {
      const text = `${HEADER}.${encode({ ...claims, jti: randomUUID() })}`;
      return `${text}.${signature(text, key)}`;
    },
    read(token) {
      const end = token.lastIndexOf(".");
      const text = token.slice(0, Math.max(end, 0));
      if (!text.startsWith(`${HEADER}.`) || !equal(token.slice(end + 1), signature(text, key))) return undefined;
      return JSON.parse(Buffer.from(text.slice(HEADER.length + 1), "base64url").toString());
    },
  };
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function equal(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
