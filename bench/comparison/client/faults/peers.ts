/** Who meets the faults, each in its best ordinary configuration. */

import type { Dialect } from "./dialects.ts";
import * as dialects from "./dialects.ts";
import type { Feature } from "./fault.ts";

export interface Peer {
  name: string;
  /** The file in clients/ that makes it, and the package that has to be installed for it. */
  client: string;
  package: string;
  dialect: Dialect;
  features: Feature[];
  /** How it is configured, in Markdown. */
  setup: string;
}

const all: Feature[] = ["retries", "timeouts", "signals", "ids", "lists", "cursors", "tokens"];

export const peers: Peer[] = [
  {
    name: "ours",
    client: "ours",
    package: "@meter-orders/client",
    dialect: dialects.meterOrders,
    features: all,
    setup: "client id and secret",
  },
  {
    name: "openapi-fetch",
    client: "openapi-fetch",
    package: "openapi-fetch",
    dialect: dialects.meterOrders,
    features: ["signals", "ids"],
    setup: "a token as a header; errors are returned",
  },
  {
    name: "Hey API",
    client: "hey-api",
    package: "@hey-api/openapi-ts",
    dialect: dialects.meterOrders,
    features: ["signals", "ids"],
    setup: "its fetch client, a token; errors are returned",
  },
  {
    name: "Redocly",
    client: "redocly",
    package: "@redocly/cli",
    dialect: dialects.meterOrders,
    features: all.filter((feature) => feature !== "tokens"),
    setup:
      "`generate-client` with pagination, a token, two retries, a time limit and idempotency keys, all of which it has only " +
      "when asked",
  },
  {
    name: "orval",
    client: "orval",
    package: "orval",
    dialect: dialects.meterOrders,
    features: ["signals", "ids"],
    setup: "its fetch client, a token as a header; errors are returned",
  },
  {
    name: "stripe",
    client: "stripe",
    package: "stripe",
    dialect: dialects.stripe,
    features: ["retries", "timeouts", "ids", "lists"],
    setup: "an API key and a time limit",
  },
  {
    name: "openai",
    client: "openai",
    package: "openai",
    dialect: dialects.openai,
    features: all,
    setup: "an API key and a time limit; workload identity where tokens are fetched",
  },
  {
    name: "@anthropic-ai/sdk",
    client: "anthropic",
    package: "@anthropic-ai/sdk",
    dialect: dialects.anthropic,
    features: all,
    setup: "an API key and a time limit; a `credentials` function where tokens are fetched",
  },
  {
    name: "octokit",
    client: "octokit",
    package: "octokit",
    dialect: dialects.github,
    features: all.filter((feature) => feature !== "timeouts"),
    setup: "a token, with the plug-ins for retries and throttling that it brings; an App where tokens are fetched",
  },
  {
    name: "ky",
    client: "ky",
    package: "ky",
    dialect: dialects.meterOrders,
    features: ["retries", "timeouts", "signals"],
    setup: "a token as a header and a time limit",
  },
  {
    name: "axios",
    client: "axios",
    package: "axios",
    dialect: dialects.meterOrders,
    features: ["timeouts", "signals"],
    setup: "a token as a header and a time limit",
  },
  {
    name: "nomos-sdk-cli",
    client: "nomos-sdk-cli",
    package: "nomos-sdk-cli",
    dialect: dialects.meterOrders,
    features: [],
    setup: "npm has no package of this name",
  },
];
