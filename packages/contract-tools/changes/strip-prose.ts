// biome-ignore lint/suspicious/noExplicitAny: a spec or any part of it, in any version
export type Raw = any;

/** Text for readers. It may change between releases, so it is not compared. */
const PROSE = ["title", "summary", "description", "example", "examples"];

/** The extensions that say something about the API itself. All others only feed the docs. */
const EXTENSIONS = ["x-open-enum", "x-lifecycle"];

/** A spec reduced to what a program can rely on. Below `properties`, keys are names, whatever they read. */
export function stripProse(node: Raw, isNamed = false): Raw {
  if (Array.isArray(node)) return node.map((item) => stripProse(item));
  if (node === null || typeof node !== "object") return node;
  const kept = Object.entries(node).filter(([key]) => isNamed || isKept(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, stripValue(key, value, isNamed)]));
}

function isKept(key: string): boolean {
  return key.startsWith("x-") ? EXTENSIONS.includes(key) : !PROSE.includes(key);
}

function stripValue(key: string, value: Raw, isNamed: boolean): Raw {
  if (isNamed) return stripProse(value);
  return key === "x-lifecycle" ? stripLifecycle(value) : stripProse(value, key === "properties");
}

/** The phase of each status and its next statuses. */
function stripLifecycle({ statuses }: Raw): Raw {
  const rows = Object.entries<Raw>(statuses).map(([status, { phase, next, also }]) => [status, { phase, next, also }]);
  return { statuses: Object.fromEntries(rows) };
}
