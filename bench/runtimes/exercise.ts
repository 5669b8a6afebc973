import { createClient } from "@meter-orders/client";
import { checks } from "./checks.ts";

/** Where the servers are, and what is known about the runtime. */
export interface Settings {
  /** Where the mock runs. */
  api: string;
  /** Where the server runs that answers wrongly on purpose. */
  faults: string;
  /** Where nothing listens. */
  closed: string;
  /**
   * Whether the runtime tells a refused connection from one that broke. Browsers do not, to keep networks private, and
   * workerd says "Network connection lost" of both.
   */
  tellsRefusal: boolean;
}

/** The checks by name: null when passed, otherwise what went wrong. */
export type Outcome = Record<string, string | null>;

/** Runs every check, failed ones included. */
export async function exercise(settings: Settings): Promise<Outcome> {
  const client = createClient({ baseUrl: settings.api, token: "demo" });
  const outcome: Outcome = {};
  for (const [name, check] of Object.entries(checks)) {
    outcome[name] = await check(client, settings).then(
      () => null,
      (error) => String(error),
    );
  }
  return outcome;
}
