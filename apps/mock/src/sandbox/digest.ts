import { createHash, createHmac } from "node:crypto";

/** A digest of several texts, as a number below 2^48 that is spread evenly. The same texts give the same number. */
export function digestNumber(...texts: (string | number)[]): number {
  return digest(texts).readUIntBE(0, 6);
}

/** A digest as 24 characters of `[a-z0-9]`, which is how the API's ids end. */
export function digestId(...texts: (string | number)[]): string {
  const number = BigInt(`0x${digest(texts).toString("hex")}`);
  return number.toString(36).padStart(24, "0").slice(-24);
}

/** A short digest in hexadecimal, which names something without revealing it. */
export function digestName(text: string): string {
  return digest([text]).toString("hex").slice(0, 12);
}

/** Signs a text, so that nobody without the key can write another. */
export function signature(text: string, key: string): string {
  return createHmac("sha256", key).update(text).digest("base64url");
}

/** No text contains the separator, so no two lists of texts are taken for one another. */
function digest(texts: (string | number)[]): Buffer {
  return createHash("sha256").update(texts.join("\0")).digest();
}
