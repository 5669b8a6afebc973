import type { Contract } from "../contract/contract.ts";
import type { Engine } from "../contract/engine.ts";
import { Refusal } from "../refusal.ts";
import type { Call } from "../request/call.ts";
import { checkRequest } from "../request/check-request.ts";
import { createAnswerChecker } from "./check-answer.ts";
import { type Forwarded, TOO_LARGE, takesBody } from "./forward.ts";
import type { Located } from "./locate.ts";
import { requestRule } from "./request-rule.ts";

/** Tells what breaks the contract, one sentence for each rule; none when nothing does. */
export interface Judge {
  request(call: Call, located: Located, search: string): Promise<string[]>;
  answer(call: Call, located: Located, answer: Forwarded): string[];
}

/** Judges requests as the mock does, and answers by the schemas of the description. */
export function createJudge(contract: Contract, engine: Engine): Judge {
  const checkAnswer = createAnswerChecker(contract);
  const checks = { description: contract.description, engine };

  async function refusalOf(call: Call, { operation, path }: Located, search: string): Promise<string[]> {
    if (!operation) return [];
    try {
      await checkRequest(checks, call, { operation, path, search });
      return [];
    } catch (error) {
      if (error instanceof Refusal) return [requestRule(error.message)];
      throw error;
    }
  }

  return {
    async request(call, located, search) {
      if (call.body === "too large") return [TOO_LARGE];
      const address = located.problem === undefined ? [] : [requestRule(located.problem)];
      return [...address, ...lossOf(call), ...(await refusalOf(call, located, search))];
    },
    // Without an operation, nothing says what its answer has to be.
    answer: ({ method }, { operation }, answer) => (operation ? checkAnswer(operation, method, answer) : []),
  };
}

function lossOf(call: Call): string[] {
  const isLost = call.body.length > 0 && !takesBody(call);
  return isLost ? [`The body was not forwarded: ${call.method} takes none.`] : [];
}
