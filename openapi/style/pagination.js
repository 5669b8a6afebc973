/** What every collection takes and answers with, so that one loop walks them all. */
const parameters = {
  cursor: { type: "string" },
  limit: { type: "integer", minimum: 1, maximum: 100, default: 10 },
};
const envelope = {
  object: { const: "list" },
  items: { type: "array" },
  next_page: { type: ["string", "null"] },
  has_more: { type: "boolean" },
};

/** A GET of a URL that does not end in an id gets a collection. */
export const collectionsPaginated = () => ({
  PathItem: {
    leave({ get }, { report, location, key: path, resolve }) {
      if (!get || path.endsWith("}")) return;
      const taken = get.parameters?.map((parameter) => resolve(parameter).node) ?? [];
      const schemas = Object.fromEntries(taken.map(({ name, schema }) => [name, schema]));
      const answer = resolve(get.responses?.["200"] ?? {}).node?.content?.["application/json"]?.schema;
      const { properties } = resolve(answer ?? {}).node ?? {};
      for (const message of [
        ...differences("parameter", parameters, schemas),
        ...differences("property", envelope, properties),
      ])
        report({ message, location: location.child("get") });
    },
  },
});

function differences(kind, expected, actual = {}) {
  return Object.entries(expected)
    .filter(([name, schema]) => Object.keys(schema).some((key) => String(actual[name]?.[key]) !== String(schema[key])))
    .map(([name, schema]) => `Paginate as every collection does: the ${kind} ${name} is ${JSON.stringify(schema)}.`);
}
