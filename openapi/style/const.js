/** Without a type, a constant is shown as "any". */
export const constTyped = () => ({
  Schema: {
    enter(schema, { report, location }) {
      if ("const" in schema && !schema.type)
        report({ message: `Give the constant ${schema.const} a type.`, location: location.child("const").key() });
    },
  },
});
