import { readFile } from "node:fs/promises";
import * as yaml from "yaml";

/** A problem that the user can fix. The message is one sentence with the remedy. */
export class UserError extends Error {}

// biome-ignore lint/suspicious/noExplicitAny: a foreign document can have any shape
export type Raw = any;

export interface NamedSpec {
  /** A file or a URL, without secrets. */
  name: string;
  spec: Raw;
}

/**
 * Reads an OpenAPI document in JSON or YAML, from a URL or a file.
 *
 * @param seconds how long a download may take. Default: 20.
 * @throws UserError if it cannot be read, or is not OpenAPI 3.0 or 3.1.
 */
export async function load(source: string, seconds = 20): Promise<NamedSpec> {
  const name = withoutSecrets(source);
  const text = isUrl(source) ? await download(source, name, seconds) : await open(source);
  return { name, spec: checked(name, parse(name, text)) };
}

/** A URL may contain a password or a key. Neither belongs on a screen or in a log. */
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
    throw new UserError(
      `${name} returned ${response.status}: give the URL of an OpenAPI document, with credentials if it needs them.`,
    );
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${name} cannot be fetched (${reason(error, seconds)}): save it, and give the file instead.`);
  }
}

/** The credentials of a URL must be sent in a header: fetch rejects a URL that contains them. */
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
  if (name === "TimeoutError") return `no complete response within ${seconds} seconds`;
  return String(cause?.code ?? (typeof code === "string" ? code : name));
}

async function open(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(`${file} cannot be read (${code}): give a file or an http(s) URL.`);
  }
}

function parse(name: string, text: string): Raw {
  try {
    // JSON is nearly always valid YAML too, but JSON.parse is much faster.
    return JSON.parse(text);
  } catch {
    return parseYaml(name, text);
  }
}

function parseYaml(name: string, text: string): Raw {
  try {
    return yaml.parse(text, { logLevel: "error", merge: true });
  } catch (error) {
    throw new UserError(`${name} is neither JSON nor YAML: ${firstLine(error)}.`);
  }
}

export function firstLine(error: unknown): string {
  return String((error as Error).message).split(/:?\n/)[0] ?? "";
}

function checked(name: string, spec: Raw): Raw {
  const version = spec?.openapi ?? spec?.swagger;
  if (/^3\.[01](\.|$)/.test(String(spec?.openapi))) return spec;
  const found = version === undefined ? "it has no field `openapi`" : `it is version ${String(version).slice(0, 20)}`;
  throw new UserError(`${name} is not an OpenAPI document of version 3.0 or 3.1: ${found}.`);
}
