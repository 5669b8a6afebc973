import { comment, description } from "./description.ts";

/** The facts that the client needs at run time, and a name for every type. */
export function contract(): string {
  const types = Object.entries(description.components.schemas).map(
    ([name, { description }]) => `${comment(description)}
export type ${name} = components["schemas"]["${name}"];
`,
  );
  return `import type { components } from "./schema.gen.js";

/** The edition of the API that this package was generated from, sent as \`X-API-Version\`. */
export const API_VERSION = ${JSON.stringify(description.info.version)};

/** Where the API runs in production. */
export const PRODUCTION_URL = ${JSON.stringify(description.servers[0]?.url)};

${types.join("\n")}`;
}
