import type { FailureDetails } from "./errors.js";

/** One call on its way: what is to be sent, and how far it has come. */
export interface Message {
  method: string;
  url: string;
  /** The names in lower case. */
  headers: Record<string, string>;
  body?: string | undefined;
  /** The caller's signal. */
  signal?: AbortSignal | undefined;
  /** When the call has to be over, in the time of `Date.now()`. Default: never. */
  until?: number | undefined;
  /** How often it was sent. */
  attempts?: number | undefined;
  /** Its number in hooks. */
  call?: number | undefined;
}

/** Whether repeating a message changes nothing. */
export function isSafe({ method }: Message): boolean {
  return method === "GET" || method === "HEAD";
}

/** Names a call in messages to people: its method and its path. */
export function describe({ method, url }: Message): string {
  return `${method} ${url.replace(/^https?:\/\/[^/]*|\?.*/g, "")}`;
}

/** How many milliseconds are left of a call. */
export function timeLeft({ until = Number.POSITIVE_INFINITY }: Message): number {
  return until - Date.now();
}

/** What a message to people says at its end about the whole call. */
export function ending({ requestId, attempts = 0, outcomeUnknown }: FailureDetails): string {
  const facts = [requestId && `request ${requestId}`, attempts > 1 && `${attempts} attempts`]
    .filter(Boolean)
    .join(", ");
  return (facts && ` (${facts})`) + (outcomeUnknown ? "; whether it took effect is unknown" : "");
}
