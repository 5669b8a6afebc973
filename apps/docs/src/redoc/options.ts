import type { prepareApiDocs } from "redoc";

/** The tag under which Redoc shows the types. */
export const schemasTag = "Schemas";

/** How Redoc shows the description, at the build and in the browser. */
export const redocOptions: NonNullable<Parameters<typeof prepareApiDocs>[0]["options"]> = {
  disableTelemetry: true,
  skipBundle: true,
  schemaDefinitionsTagName: schemasTag,
  schemasExpansionLevel: 1,
  jsonSamplesExpandLevel: "all",
  maxDisplayedEnumValues: 20,
  hideDownloadButtons: true,
  codeSamples: { languages: [{ lang: "curl" }, { lang: "TypeScript" }, { lang: "payload" }] },
};

/** What Redoc knows an operation or a schema by. */
type Item = Awaited<ReturnType<typeof prepareApiDocs>>["items"][number];

/** Finds the operation or the schema that a page shows. */
export function findItem(items: Item[], reference: string): Item & { link: string } {
  const ending = `/${reference.toLowerCase()}`;
  const leaves = items.flatMap((item) => (item.items ?? []) as Item[]);
  const found = leaves.find((item): item is Item & { link: string } => item.link?.endsWith(ending) ?? false);
  if (!found) throw new Error(`Redoc has no operation and no schema ${reference}`);
  return found;
}
