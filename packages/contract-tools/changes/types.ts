import type { Change } from "./compare.ts";
import type { Description } from "./facts.ts";

/**
 * What becomes of the types, which the client exports under their names: no tool knows about that. Values that an open
 * enum gains are minor, because a released client passes on what it does not know, as
 * packages/client/test/unknown-values.test.ts proves. So they are taken out of what the tools get to see.
 */
export function compareTypes(base: Description, present: Description): { changes: Change[]; revision: Description } {
  const revision = structuredClone(present);
  const names = Object.keys(base.components.schemas);
  const changes = names.flatMap((name) =>
    compareType(name, base.components.schemas[name], revision.components.schemas),
  );
  return { changes, revision };
}

function compareType(name: string, before: Description, { [name]: after }: Description): Change[] {
  if (!after) return [{ size: "major", text: `The type ${name} was removed` }];
  if (!before.enum || !after.enum) return [];
  const wasOpen = Boolean(before["x-open-enum"]);
  if (wasOpen !== Boolean(after["x-open-enum"]))
    return [{ size: "major", text: `The enum ${name} was ${wasOpen ? "closed" : "opened"}` }];
  const lost: string[] = before.enum.filter((value: string) => !after.enum.includes(value));
  if (lost.length > 0) return [{ size: "major", text: `The enum ${name} lost \`${lost.join("`, `")}\`` }];
  return wasOpen ? additions(name, before, after) : [];
}

/** Takes them out of the enum that gained them. */
function additions(name: string, before: Description, after: Description): Change[] {
  const added: string[] = after.enum.filter((value: string) => !before.enum.includes(value));
  after.enum = after.enum.filter((value: string) => before.enum.includes(value));
  return added.map((value) => ({ size: "minor", text: `The open enum ${name} gained \`${value}\`` }));
}
