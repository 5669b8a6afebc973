import { connect } from "node:net";

/** How long a connection may take to end, in milliseconds. A hanging server fails a test, not the whole run. */
const PATIENCE_MS = 5_000;

/** One answer, read from the bytes. */
export interface RawAnswer {
  status: number;
  /** By name in lower case. */
  headers: Map<string, string>;
  body: string;
}

/** A request as a list of lines: no library corrects what is wrong with it. */
export interface RawRequest {
  method?: string;
  target?: string;
  /** Added to a valid set; undefined takes one away. */
  headers?: Record<string, string | undefined>;
  body?: string | Buffer;
}

const HEADERS = { Host: "mock", Connection: "close", Authorization: "Bearer token" };

/** Writes a request down, with a Content-Length for its body unless it has one. */
export function bytesOf({ method = "GET", target = "/meter-orders", headers = {}, body }: RawRequest): Buffer {
  const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
  const given = Object.entries({ ...HEADERS, ...length, ...headers }).filter(([, value]) => value !== undefined);
  const lines = [`${method} ${target} HTTP/1.1`, ...given.map(([name, value]) => `${name}: ${value}`), "", ""];
  return Buffer.concat([Buffer.from(lines.join("\r\n")), Buffer.from(body ?? "")]);
}

/** Sends bytes over a connection of their own and gives back all that came until its end. */
export function exchange(url: string, bytes: string | Uint8Array): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const text = () => Buffer.concat(chunks).toString();
    socket.setTimeout(PATIENCE_MS, () => {
      socket.destroy();
      reject(new Error(`The connection did not end; so far: ${text()}`));
    });
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("error", reject);
    socket.on("close", () => resolve(text()));
  });
}

/** Reads the answers in what came back; bytes that belong to none fail. */
export function readAnswers(text: string): RawAnswer[] {
  if (text === "") return [];
  const [, head = "", rest = ""] = /^(.*?)\r\n\r\n(.*)$/s.exec(text) ?? [];
  const [line = "", ...lines] = head.split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1]);
  if (Number.isNaN(status)) throw new Error(`No HTTP answer: ${text}`);

  const headers = new Map(lines.map((header) => readHeader(header)));
  const bytes = Buffer.from(rest);
  const length = Number(headers.get("content-length") ?? 0);
  const body = bytes.subarray(0, length);
  if (body.length !== length) throw new Error(`The body ends after ${body.length} of ${length} bytes`);
  return [{ status, headers, body: body.toString() }, ...readAnswers(bytes.subarray(length).toString())];
}

function readHeader(line: string): [string, string] {
  const at = line.indexOf(": ");
  return [line.slice(0, at).toLowerCase(), line.slice(at + 2)];
}
