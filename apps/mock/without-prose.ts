/** What the docs show beside the contract. The mock would read it at every start, for nothing. */
const EXTENSIONS = ["x-codeSamples", "x-provenance", "x-causes", "x-remedy", "x-expected-on"];

/** Takes out of a description what only the docs show. */
export function withoutProse<Spec>(spec: Spec): Spec {
  const text = JSON.stringify(spec, (name, value) => {
    if (EXTENSIONS.includes(name)) return undefined;
    return name === "x-lifecycle" ? { ...value, statuses: courseOf(value.statuses) } : value;
  });
  return JSON.parse(text);
}

interface Stage {
  phase: string;
  next: string[];
  also: string[];
}

/** Of a status, the mock reads where it leads. */
function courseOf(statuses: Record<string, Stage>): Record<string, Stage> {
  const stages = Object.entries(statuses).map(([status, { phase, next, also }]) => [status, { phase, next, also }]);
  return Object.fromEntries(stages);
}
