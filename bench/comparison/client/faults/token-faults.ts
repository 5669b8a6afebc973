/** Tokens that are missing, expired or refused, and many calls at a time. */
import { after, failure, fine, issueTokens } from "./behaviours.ts";
import { type Client, type Fault, RIGHT, type Scene, type Seen } from "./fault.ts";
import type { Received, Script } from "./fault-server.ts";

const CALLS = 50;
/** Long enough for everything else to have happened, on a busy machine too. */
const LATE_MS = 2_000;
const IDS = Array.from({ length: CALLS }, (_, index) => `object_${index}`);

export const tokenFaults: Fault[] = [
  {
    name: `${CALLS} calls at a time, no token yet`,
    needs: ["tokens"],
    script: ({ dialect }) => [fine(dialect)],
    act: allFailed,
    judge: (seen) => tokenFlaw(seen, 1) || RIGHT,
  },
  {
    name: `${CALLS} calls at a time, all answered 401`,
    needs: ["tokens"],
    script: (scene) => refusing(scene, () => false),
    act: async (client) => {
      await client.retrieve("first");
      return await allFailed(client);
    },
    judge: (seen) => tokenFlaw(seen, 2) || (seen.requests.length > 2 * CALLS + 1 ? "sent more than twice" : RIGHT),
  },
  {
    name: "a late 401 for a former token",
    needs: ["tokens"],
    script: (scene) => refusing(scene, ({ url }) => url.endsWith("slow")),
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
    judge: (seen) => tokenFlaw(seen, 2) || RIGHT,
  },
  {
    name: "a token request that fails once",
    needs: ["tokens"],
    script: ({ dialect }) => [fine(dialect)],
    tokens: ({ dialect, secret }) => [failure(dialect, 500), issueTokens(dialect, secret)],
    act: async (client) => {
      await client.retrieve("first").catch(() => {});
      await client.retrieve("second");
      return 0;
    },
    judge: (seen) => tokenFlaw(seen, 2) || RIGHT,
  },
  {
    name: "credentials that are refused",
    needs: ["tokens"],
    script: ({ dialect }) => [fine(dialect)],
    tokens: ({ dialect }) => [failure(dialect, 401)],
    judge: ({ outcome, tokenRequests }) => {
      if (!outcome) return "does not end";
      return tokenRequests.length === 1 ? RIGHT : `${tokenRequests.length} token requests`;
    },
  },
];

/** Calls at the same time, and counts the calls that fail. */
async function allFailed(client: Client): Promise<number> {
  const results = await Promise.allSettled(IDS.map((id) => client.retrieve(id)));
  return results.filter(({ status }) => status === "rejected").length;
}

/** Takes the first token for the first object only, and tells some of that late. */
function refusing({ dialect, secret }: Scene, isLate: (request: Received) => boolean): Script {
  const refuse = failure(dialect, 401);
  return (request) => {
    const isFormer = request.headers.authorization?.endsWith(`${secret}-1`) && !request.url.endsWith("first");
    if (!isFormer) return fine(dialect);
    return isLate(request) ? after(LATE_MS, refuse) : refuse;
  };
}

function tokenFlaw({ outcome, tokenRequests }: Seen, wanted: number): string {
  if (tokenRequests.length > wanted) return `${tokenRequests.length} token requests`;
  if (!outcome) return "does not end";
  const failed = outcome.failure ? 1 : Number(outcome.value);
  return failed > 0 ? `${failed === 1 ? "a call fails" : `${failed} calls fail`}` : "";
}
