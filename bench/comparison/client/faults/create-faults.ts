/** Failures of a POST: it must not be sent twice unless it provably never arrived, or carries an idempotency key. */
import { failure, fine, reset } from "./behaviours.ts";
import { type Client, type Fault, RIGHT, type Seen } from "./fault.ts";
import { outcomeFlaw } from "./judging.ts";

const create = (client: Client): Promise<unknown> => client.create();

export const createFaults: Fault[] = [
  {
    name: "POST answered 500",
    script: ({ dialect }) => [failure(dialect, 500), fine(dialect)],
    act: create,
    judge: sentOnce,
  },
  {
    name: "POST, connection reset after it arrived",
    script: ({ dialect }) => [reset, fine(dialect)],
    act: create,
    judge: sentOnce,
  },
  {
    name: "POST, connection refused at first",
    needs: ["retries"],
    script: ({ dialect }) => [fine(dialect)],
    refusesForMs: 200,
    act: create,
    judge: (seen) => outcomeFlaw(seen) || RIGHT,
  },
];

function sentOnce({ outcome, requests }: Seen): string {
  const [first, second] = requests;
  const key = first?.headers["idempotency-key"];
  if (second && (!key || second.headers["idempotency-key"] !== key)) return "sent twice, without a key";
  if (!outcome) return "does not end";
  return outcome.failure || second ? RIGHT : "taken for an answer";
}
