/** A description of the API, or a part of it. */
// biome-ignore lint/suspicious/noExplicitAny: a description is a tree of its own kind
export type Description = any;

/** What is for people to read, or for the docs to show. It may change between releases, so it is not compared. */
const PROSE = ["title", "summary", "description", "example", "examples"];

/** The extensions that say something about the API itself; all others only feed the docs. */
const EXTENSIONS = ["x-open-enum", "x-lifecycle"];

/** A description without its prose: what a program can rely on. Below `properties`, keys are names, whatever they read. */
export function facts(node: Description, named = false): Description {
  if (Array.isArray(node)) return node.map((item) => facts(item));
  if (node === null || typeof node !== "object") return node;
  const kept = Object.entries(node).filter(([key]) => named || isFact(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, factsOf(key, value, named)]));
}

function isFact(key: string): boolean {
  return key.startsWith("x-") ? EXTENSIONS.includes(key) : !PROSE.includes(key);
}

function factsOf(key: string, value: Description, named: boolean): Description {
  if (named) return facts(value);
  return key === "x-lifecycle" ? courseOf(value) : facts(value, key === "properties");
}

/** Of the lifecycle, the phase of each status and where it leads. */
function courseOf({ statuses }: Description): Description {
  const stages = Object.entries<Description>(statuses).map(([status, { phase, next, also }]) => [
    status,
    { phase, next, also },
  ]);
  return { statuses: Object.fromEntries(stages) };
}
