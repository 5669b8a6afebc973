/** A request of a collection, as the program sends it. Its texts may hold variables, such as `{{token}}`. */
export interface SentRequest {
  name: string;
  method: string;
  url: string;
  headers: Record<string, string>;
  credentials: { bearer: string } | { basic: string };
  /** In JSON, or form-encoded. */
  body?: string;
  /** Query parameters that are off, and that the user may turn on. */
  offered: Record<string, string>;
  /** What the answer changes in the variables. */
  keep(answer: object, variables: Map<string, string>): void;
}

export interface Reading {
  program: string;
  json: string;
  variables: Record<string, string>;
  requests: SentRequest[];
}

/** Both programs encode what a variable stands for, not its braces. */
export function formEncoded(pairs: [string, string][]): string {
  return String(new URLSearchParams(pairs)).replaceAll("%7B", "{").replaceAll("%7D", "}");
}

export function queryOf(pairs: [string, string][]): string {
  return pairs.length === 0 ? "" : `?${new URLSearchParams(pairs)}`;
}
