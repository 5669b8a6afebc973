import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reportOnClose } from "../../src/proxy/report.ts";
import {
  call,
  canned,
  ORDER,
  order,
  proxyOf,
  startUpstream,
  TOKEN,
  type UpstreamServer,
} from "../support/proxy-upstream.ts";

const BASIC = btoa("client-4711:s3cret+of/the client");
/** Every secret that the calls below have in them, in all the spellings that could show up. */
const SECRETS = [
  TOKEN,
  BASIC,
  "client-4711",
  "s3cret+of/the client",
  encodeURIComponent("s3cret+of/the client"),
  "gatekeeper",
  "hunt%40er22",
  "hunt@er22",
  "key-of-the-gateway",
  "rt_4hq8vdn2mx7wz0ky6tcs1gpb",
  "body-token",
];

let upstream: UpstreamServer;
let folder: string;
const printed: string[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "meter-orders-proxy-"));
  printed.length = 0;
  const print = (text: unknown) => printed.push(String(text)) > 0;
  vi.spyOn(process.stdout, "write").mockImplementation(print);
  vi.spyOn(process.stderr, "write").mockImplementation(print);
  for (const name of ["log", "error", "warn", "info"] as const) vi.spyOn(console, name).mockImplementation(print);
});
afterEach(async () => {
  vi.restoreAllMocks();
  await upstream.close();
  await rm(folder, { recursive: true });
});

/** An upstream that repeats, in its status, the credentials that it got. */
const echoing: Parameters<typeof startUpstream>[0] = (request, response) => {
  const status = `${request.headers.authorization} ${request.url}`;
  canned({ headers: { "x-api-version": status }, body: { ...order, status } })(request, response);
};

const form = { "content-type": "application/x-www-form-urlencoded", authorization: `Basic ${BASIC}` };
const CALLS = [
  call("GET", ORDER),
  call("GET", `/meter-orders/${TOKEN}`),
  call("GET", `/${TOKEN}?access_token=${TOKEN}&limit=${TOKEN}`),
  call("GET", `/meter-orders?token=rt_4hq8vdn2mx7wz0ky6tcs1gpb&cursor=&filter[customer][eq]=${TOKEN}`),
  call("GET", `http://gatekeeper:hunter22@mock.example${ORDER}?x=1`),
  call("GET", ORDER, { authorization: undefined }),
  call("GET", ORDER, { authorization: TOKEN }),
  call("GET", ORDER, { authorization: `Basic ${BASIC}` }),
  call("POST", "/oauth/token", form, "grant_type=refresh_token&refresh_token=rt_4hq8vdn2mx7wz0ky6tcs1gpb%E0"),
  call("POST", "/oauth/token", { ...form, "content-type": "application/json" }, '{"refresh_token":body-token}'),
  call("POST", "/oauth/token", { ...form, "content-type": `text/${TOKEN}` }, "body-token"),
];

/** All that the proxy lets anybody see besides the upstream's own responses. */
async function shownBy(respond: Parameters<typeof startUpstream>[0]): Promise<string> {
  upstream = await startUpstream(respond);
  const url = `${upstream.url.replace("//", "//gatekeeper:hunt%40er22@")}/?api-key=key-of-the-gateway`;
  const told: unknown[] = [];
  const proxy = proxyOf(url, { onDeviation: (deviation) => told.push(deviation) });
  const replies = [];
  for (const sent of CALLS) replies.push(await proxy.handle(sent));
  const report = join(folder, "report.json");
  expect(await reportOnClose(proxy, { report })).toBe(1);
  const own = replies.filter(({ body }) => body !== undefined);
  return [JSON.stringify([told, proxy.deviations(), own]), printed.join("\n"), await readFile(report, "utf8")].join(
    "\n",
  );
}

test("no secret is recorded, printed or reported", async () => {
  const shown = await shownBy(echoing);
  expect(shown).toContain("a value that the contract does not know");
  expect(SECRETS.filter((secret) => shown.includes(secret))).toEqual([]);
});

test("no secret is in what the client is told of a failure", async () => {
  const shown = await shownBy((request) => request.socket.destroy());
  expect(shown).toContain("The upstream failed");
  expect(SECRETS.filter((secret) => shown.includes(secret))).toEqual([]);
});

test("no secret is in what Node says of a failure", async () => {
  upstream = await startUpstream(canned({}));
  const failing = (url: Parameters<typeof fetch>[0], init?: RequestInit) =>
    Promise.reject(new TypeError(`Cannot fetch ${url} with ${JSON.stringify(init?.headers)}`));
  const proxy = proxyOf("http://gatekeeper:hunt%40er22@127.0.0.1/?api-key=key-of-the-gateway", { fetch: failing });
  const replies = [
    await proxy.handle(call("GET", ORDER)),
    await proxy.handle(call("GET", ORDER, { authorization: undefined })),
  ];
  const shown = JSON.stringify([replies, proxy.deviations()]);
  expect(shown).toContain("Cannot fetch");
  expect([...SECRETS, btoa("gatekeeper:hunt@er22")].filter((secret) => shown.includes(secret))).toEqual([]);
});
