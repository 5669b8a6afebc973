import { createHash, createHmac } from "node:crypto";

/** A number below 2^48, evenly distributed. The same texts always give the same number. */
export function seededNumber(...texts: (string | number)[]): number {
  return digest(texts).readUIntBE(0, 6);
}

/** 24 characters of `[a-z0-9]`, the form in which the IDs of the API end. */
export function seededId(...texts: (string | number)[]): string {
  const number = BigInt(`0x${digest(texts).toString("hex")}`);
  return number.toString(36).padStart(24, "0").slice(-24);
}

/** A short hexadecimal hash. It identifies a text without revealing it. */
export function shortHash(text: string): string {
  return digest([text]).toString("hex").slice(0, 12);
}

/** Signs a text with HMAC-SHA256, as base64url. */
export function sign(text: string, key: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

/** The separator is in none of the texts, so different lists never have the same digest. */
function digest(texts: (string | number)[]): Buffer {
  return createHash("sha256").update(texts.join("\0")).digest();
}
