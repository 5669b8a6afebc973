import { connect } from "node:net";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listeningMock, MODES } from "./listening-mock.ts";

/** How long a connection may take to end, in milliseconds. A hanging server fails a test, not the whole run. */
const PATIENCE_MS = 20_000;

/** One response, parsed from bytes. */
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

/** Reads the responses in what came back; bytes that belong to none fail. */
export function readResponses(text: string): RawAnswer[] {
  if (text === "") return [];
  const [, head = "", rest = ""] = /^(.*?)\r\n\r\n(.*)$/s.exec(text) ?? [];
  const [line = "", ...lines] = head.split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(line)?.[1]);
  if (Number.isNaN(status)) throw new Error(`No HTTP response: ${text}`);

  const headers = new Map(lines.map((header) => readHeader(header)));
  const bytes = Buffer.from(rest);
  const length = Number(headers.get("content-length") ?? 0);
  const body = bytes.subarray(0, length);
  if (body.length !== length) throw new Error(`The body ends after ${body.length} of ${length} bytes`);
  return [{ status, headers, body: body.toString() }, ...readResponses(bytes.subarray(length).toString())];
}

function readHeader(line: string): [string, string] {
  const at = line.indexOf(": ");
  return [line.slice(0, at).toLowerCase(), line.slice(at + 2)];
}

/** What is sent, in words; the status of its response; and the request. */
export type HostileCase = [what: string, status: number, request: RawRequest];

/** Sends every request to a mock of each mode, expects a valid response to each, and that the mock still works after. */
export function describeSurvival(subject: string, cases: HostileCase[]): void {
  describe.each(MODES)(`${subject}, in %s mode`, (mode) => {
    const mock = listeningMock({ mode });
    // In static mode, the first response takes as long as Prism takes to load.
    beforeAll(() => fetch(`${mock.url}/meter-orders`, { headers: { authorization: "Bearer token" } }));
    if (mode === "sandbox") beforeEach(() => mock.reset());

    test.each(cases)("%s returns %i", async (_, status, request) => {
      const answers = readResponses(await exchange(mock.url, bytesOf(request)));
      expect(answers.map((answer) => answer.status)).toEqual([status]);
      for (const answer of answers) expectEnvelope(answer);
    });

    test("the mock still responds after all that", async () => {
      const [answer] = readResponses(await exchange(mock.url, bytesOf({})));
      expect(answer?.status).toBe(200);
    });
  });
}

/** Every response names the API version, and every error is in the API's own envelope. */
export function expectEnvelope({ status, headers, body }: RawAnswer): void {
  expect(headers.get("x-api-version")).toMatch(/./);
  expect(headers.get("access-control-allow-origin")).toBe("*");
  if (status < 400) return;
  expect(headers.get("content-type")).toBe("application/json");
  const { code, docs, message, requestId, ...others } = JSON.parse(body);
  expect(docs.endsWith(`/${code}`)).toBe(true);
  expect(message).toMatch(/^[A-Z].{0,1000}[.?]$/s);
  expect(requestId).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(others).toEqual({});
}
