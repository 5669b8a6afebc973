/** What the judges of the faults have in common. */
import type { Failure, Seen } from "./fault.ts";

/** What is wrong with how the call ended, when it should have succeeded; nothing when it did. */
export function outcomeFlaw({ outcome, requests }: Seen): string {
  if (!outcome) return "does not end";
  if (!outcome.failure) return "";
  return requests.length > 1 ? "fails in spite of retries" : "fails at once";
}

/** From the first request to the second, in milliseconds. */
export function lasted({ requests: [first, second] }: Seen): number {
  return (second?.at ?? Number.NaN) - (first?.at ?? Number.NaN);
}

export function seconds(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms / 10) * 10} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** What a failure does not tell, of what it should; nothing when it tells everything. */
export function untold({ text }: Failure, wanted: Record<string, string>): string {
  const lost = Object.entries(wanted).filter(([, word]) => !text.includes(word));
  return lost.length > 0 ? `no ${lost.map(([name]) => name).join(", no ")}` : "";
}
