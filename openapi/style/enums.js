/** Every value of an enum has a description, in the order of the values, and no description is left over. */
export const enumValuesDescribed = () => ({
  Schema: {
    enter(schema, { report, location }) {
      const { enum: values = [], "x-enumDescriptions": descriptions = {} } = schema;
      const described = Object.keys(descriptions);
      if (described.join() !== values.join())
        report({
          message: `Describe every value in x-enumDescriptions, in the order of the enum. ${difference(values, described)}`,
          location: location.child(schema.enum ? "enum" : "x-enumDescriptions").key(),
        });
    },
  },
});

function difference(values, described) {
  const missing = values.filter((value) => !described.includes(value));
  const extra = described.filter((value) => !values.includes(value));
  if (missing.length + extra.length === 0) return "The order differs.";
  return `Missing: ${missing.join(", ") || "none"}. Of no value: ${extra.join(", ") || "none"}.`;
}
