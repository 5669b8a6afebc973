/** Tokens that are missing, expired, or rejected; IDs that change the path; secrets that are printed. */
import { inspect } from "node:util";
import { type Client, type Fault, type Observation, ReturnedError, type Setup } from "./fault.ts";
import { delayed, failure, issueTokens, type ReceivedRequest, type Script, success } from "./server.ts";

const CALLS = 50;
/** Long enough for everything else to happen first, even on a busy machine. */
const LATE_MS = 2_000;
/** A request for one of these IDs must not reach another path. */
const HOSTILE_IDS = ["..", "", "a/b?c"];

export const securityFaults: Fault[] = [
  {
    name: `${CALLS} concurrent calls, no token yet`,
    requires: ["tokens"],
    script: ({ dialect }) => [success(dialect)],
    act: countFailures,
    evaluate: (observation) => tokenProblem(observation, 1),
  },
  {
    name: `${CALLS} concurrent calls, all get 401`,
    requires: ["tokens"],
    script: (setup) => rejectFirstToken(setup, () => false),
    act: async (client) => {
      await client.retrieve("first");
      return await countFailures(client);
    },
    evaluate: (observation) =>
      tokenProblem(observation, 2) || (observation.requests.length > 2 * CALLS + 1 ? "sent more than twice" : ""),
  },
  {
    name: "a late 401 for a previous token",
    requires: ["tokens"],
    script: (setup) => rejectFirstToken(setup, ({ url }) => url.endsWith("slow")),
    act: async (client) => {
      await client.retrieve("first");
      const slow = client.retrieve("slow").then(
        () => 0,
        () => 1,
      );
      await new Promise((resolve) => setTimeout(resolve, 100));
      await client.retrieve("fast");
      const failed = await slow;
      await client.retrieve("last");
      return failed;
    },
    evaluate: (observation) => tokenProblem(observation, 2),
  },
  {
    name: "a token request that fails once",
    requires: ["tokens"],
    script: ({ dialect }) => [success(dialect)],
    tokens: ({ dialect, secret }) => [failure(dialect, 500), issueTokens(dialect, secret)],
    act: async (client) => {
      await client.retrieve("first").catch(() => {});
      await client.retrieve("second");
      return 0;
    },
    evaluate: (observation) => tokenProblem(observation, 2),
  },
  {
    name: "rejected client credentials",
    requires: ["tokens"],
    script: ({ dialect }) => [success(dialect)],
    tokens: ({ dialect }) => [failure(dialect, 401)],
    evaluate: ({ outcome, tokenRequests }) => {
      if (!outcome) return "hangs";
      return tokenRequests.length === 1 ? "" : `${tokenRequests.length} token requests`;
    },
  },
  {
    name: HOSTILE_IDS.map((id) => `\`retrieve("${id}")\``).join(", "),
    requires: ["ids"],
    script: ({ dialect }) => [success(dialect)],
    act: async (client) => {
      // Some clients throw synchronously.
      for (const id of HOSTILE_IDS) await (async () => client.retrieve(id))().catch(() => {});
    },
    evaluate: ({ dialect, requests, outcome }) => {
      if (!outcome) return "hangs";
      const isIntended = (url: string) =>
        url.startsWith(`${dialect.collection}/`) && /^(?!\.\.$)[^/?]+$/.test(url.slice(dialect.collection.length + 1));
      const others = new Set(requests.map(({ url }) => url).filter((url) => !isIntended(url)));
      return others.size === 0 ? "" : `requests ${[...others].map((url) => `\`${url}\``).join(", ")}`;
    },
  },
  {
    name: "printing the client",
    script: ({ dialect }) => [success(dialect)],
    act: async (client) => {
      await client.retrieve("object_1");
      return print(client.self);
    },
    evaluate: leaks,
  },
  {
    name: "printing an error",
    script: ({ dialect }) => [failure(dialect, 404)],
    act: async (client: Client) =>
      print(await client.retrieve("object_1").catch((error) => (error instanceof ReturnedError ? error.error : error))),
    evaluate: leaks,
  },
];

/** Makes concurrent calls, and counts the ones that fail. */
async function countFailures(client: Client): Promise<number> {
  const calls = Array.from({ length: CALLS }, (_, index) => client.retrieve(`object_${index}`));
  const results = await Promise.allSettled(calls);
  return results.filter(({ status }) => status === "rejected").length;
}

/** Accepts the first token only for the object `first`. Some of the rejections are late. */
function rejectFirstToken({ dialect, secret }: Setup, isLate: (request: ReceivedRequest) => boolean): Script {
  const reject = failure(dialect, 401);
  return (request) => {
    const isRejected = request.headers.authorization?.endsWith(`${secret}-1`) && !request.url.endsWith("first");
    if (!isRejected) return success(dialect);
    return isLate(request) ? delayed(LATE_MS, reject) : reject;
  };
}

function tokenProblem({ outcome, tokenRequests }: Observation, limit: number): string {
  if (tokenRequests.length > limit) return `${tokenRequests.length} token requests`;
  if (!outcome) return "hangs";
  const failed = outcome.failure ? 1 : Number(outcome.value);
  return failed > 0 ? `${failed} ${failed === 1 ? "call fails" : "calls fail"}` : "";
}

/** A value as a debugger, a JSON log, and a template literal show it, to a depth of six. */
function print(value: unknown): string[] {
  const formats = [() => inspect(value, { depth: 6 }), () => JSON.stringify(value) ?? "", () => String(value)];
  return formats.map((format) => {
    try {
      return format();
    } catch {
      return "";
    }
  });
}

function leaks({ outcome, secret }: Observation): string {
  const value = outcome?.value;
  if (!Array.isArray(value)) return "hangs";
  const formats = ["inspect", "JSON", "String"].filter((_, index) => `${value[index]}`.includes(secret));
  return formats.length > 0 ? `shows the secret (${formats.join(", ")})` : "";
}
