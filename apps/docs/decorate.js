/** What Redoc needs to be told, and the description need not know. Plain JavaScript, as Redocly's CLI loads it. */
export default () => ({
  id: "docs",
  decorators: { oas3: { "show-first-example": showFirstExample, "group-menu": groupMenu } },
});

/** Redoc shows the `example` beside a property, but not the `examples` of OpenAPI 3.1. */
function showFirstExample() {
  return {
    Schema: {
      leave(schema) {
        if (schema.examples) schema.example ??= schema.examples[0];
      },
    },
  };
}

/** The types get a place of their own in the menu, under the tag that redocly.yaml names. */
function groupMenu() {
  return {
    Root: {
      leave(root) {
        root["x-tagGroups"] = [
          { name: "Operations", tags: root.tags.map(({ name }) => name) },
          { name: "Schemas", tags: ["Types"] },
        ];
        root.tags = [
          ...root.tags,
          { name: "Types", description: "Every type of the API, with its fields and values." },
        ];
      },
    },
  };
}
