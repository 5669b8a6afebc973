import { readFile } from "node:fs/promises";
import * as yaml from "yaml";
import { Mistake } from "./mistake.ts";

// biome-ignore lint/suspicious/noExplicitAny: whatever somebody wrote
export type Raw = any;

export interface Description {
  name: string;
  document: Raw;
}

/** Reads a description in JSON or YAML, from a URL or a file. */
export async function load(source: string, seconds = 20): Promise<Description> {
  const name = withoutSecrets(source);
  const text = isUrl(source) ? await download(source, name, seconds) : await open(source);
  return { name, document: checked(name, parse(name, text)) };
}

/** A URL may carry a password or a key; neither belongs on a screen or in a log. */
export function withoutSecrets(source: string): string {
  if (!isUrl(source)) return source;
  if (!URL.canParse(source)) return "This URL";
  const { protocol, host, pathname } = new URL(source);
  return `${protocol}//${host}${pathname}`;
}

function isUrl(source: string): boolean {
  return source.includes("://");
}

async function download(source: string, name: string, seconds: number): Promise<string> {
  try {
    const response = await fetch(request(new URL(source)), { signal: AbortSignal.timeout(seconds * 1000) });
    if (response.ok) return await response.text();
    throw new Mistake(
      `${name} answers ${response.status}: give the URL of a description, and credentials if it needs them.`,
    );
  } catch (error) {
    if (error instanceof Mistake) throw error;
    throw new Mistake(`${name} cannot be fetched (${reason(error, seconds)}): save it, and give the file instead.`);
  }
}

/** The credentials of a URL have to be sent in a header: fetch takes no URL that has them. */
function request(url: URL): Request {
  const credentials = [url.username, url.password].map(decodeURIComponent).join(":");
  const headers = new Headers({ accept: "application/json, application/yaml;q=0.9, */*;q=0.8" });
  if (credentials !== ":") headers.set("authorization", `Basic ${Buffer.from(credentials).toString("base64")}`);
  url.username = "";
  url.password = "";
  return new Request(url, { headers });
}

/** Only the kind of the failure, because a message may repeat the URL with its secrets. */
function reason(error: unknown, seconds: number): string {
  const { name, code, cause } = error as { name?: string; code?: unknown; cause?: { code?: string } };
  if (name === "TimeoutError") return `no whole answer within ${seconds} seconds`;
  return String(cause?.code ?? (typeof code === "string" ? code : name));
}

async function open(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    throw new Mistake(
      `${file} cannot be read (${(error as NodeJS.ErrnoException).code}): give a file or an http(s) URL.`,
    );
  }
}

function parse(name: string, text: string): Raw {
  try {
    // Much faster than as YAML, which it nearly always is as well.
    return JSON.parse(text);
  } catch {
    return parseYaml(name, text);
  }
}

function parseYaml(name: string, text: string): Raw {
  try {
    return yaml.parse(text, { logLevel: "error" });
  } catch (error) {
    throw new Mistake(`${name} is neither JSON nor YAML: ${firstLine(error)}.`);
  }
}

export function firstLine(error: unknown): string {
  return String((error as Error).message).split(/:?\n/)[0] ?? "";
}

function checked(name: string, document: Raw): Raw {
  const version = document?.openapi ?? document?.swagger;
  if (/^3\.[01](\.|$)/.test(String(document?.openapi))) return document;
  const found = version === undefined ? "it has no field `openapi`" : `it is version ${String(version).slice(0, 20)}`;
  throw new Mistake(`${name} is no OpenAPI description of version 3.0 or 3.1: ${found}.`);
}
