import { isDeepStrictEqual } from "node:util";
import { type Change, rank } from "./change.ts";
import { diff } from "./diff.ts";
import { type Raw, stripProse } from "./strip-prose.ts";

/** Every change of the API that a program can notice, the largest first. */
export async function compare(before: Raw, after: Raw): Promise<Change[]> {
  const [base, present] = [stripProse(before), stripProse(after)];
  if (isDeepStrictEqual(base, present)) return [];
  const { changes, revision } = compareSchemas(base, present);
  const found = [...compareVersions(base, present), ...changes, ...(await diff(base, revision))];
  if (found.length === 0) return [{ size: "patch", text: "Something changed that has no rule, such as the lifecycle" }];
  return found.toSorted((one, other) => rank(other.size) - rank(one.size));
}

/** The client requests its API version explicitly, so another one is another API. */
function compareVersions(base: Raw, present: Raw): Change[] {
  const [from, to] = [base.info.version, present.info.version];
  return from === to ? [] : [{ size: "major", text: `The API version changed from ${from} to ${to}` }];
}

/**
 * What happens to the named schemas, which the client exports as types: no tool knows about that. New values of an open
 * enum are minor, because a released client passes on unknown values, as packages/client/test/versions/edison.test.ts
 * proves. So they are removed from what the tools compare.
 */
function compareSchemas(base: Raw, present: Raw): { changes: Change[]; revision: Raw } {
  const revision = structuredClone(present);
  const { schemas } = revision.components;
  const changes = Object.entries(base.components.schemas).flatMap(([name, before]) =>
    compareSchema(name, before, schemas[name]),
  );
  return { changes, revision };
}

function compareSchema(name: string, before: Raw, after: Raw): Change[] {
  if (!after) return [{ size: "major", text: `The type ${name} was removed` }];
  if (!before.enum || !after.enum) return [];
  const wasOpen = Boolean(before["x-open-enum"]);
  if (wasOpen !== Boolean(after["x-open-enum"]))
    return [{ size: "major", text: `The enum ${name} was ${wasOpen ? "closed" : "opened"}` }];
  const lost: string[] = before.enum.filter((value: string) => !after.enum.includes(value));
  if (lost.length > 0) return [{ size: "major", text: `The enum ${name} lost \`${lost.join("`, `")}\`` }];
  return wasOpen ? takeAdditions(name, before, after) : [];
}

/** Removes the new values from the enum. */
function takeAdditions(name: string, before: Raw, after: Raw): Change[] {
  const added: string[] = after.enum.filter((value: string) => !before.enum.includes(value));
  after.enum = after.enum.filter((value: string) => before.enum.includes(value));
  return added.map((value) => ({ size: "minor", text: `The open enum ${name} gained \`${value}\`` }));
}
