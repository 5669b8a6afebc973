/** Examples are checked by Redocly, defaults are not. These are the keywords that a default has met so far. */
const keywords = {
  type: (value, types) => [types].flat().some((type) => typeNames(value).includes(type)),
  enum: (value, values) => values.includes(value),
  minimum: (value, least) => value >= least,
  maximum: (value, most) => value <= most,
  minLength: (value, least) => value.length >= least,
  maxLength: (value, most) => value.length <= most,
  pattern: (value, pattern) => new RegExp(pattern, "u").test(value),
};

export const defaultsValid = () => ({
  Schema: {
    enter(schema, { report, location }) {
      if (!("default" in schema)) return;
      const broken = Object.keys(keywords).filter(
        (name) => name in schema && !keywords[name](schema.default, schema[name]),
      );
      if (broken.length > 0)
        report({
          message: `Correct the default ${JSON.stringify(schema.default)}: it does not meet ${broken.join(" and ")}.`,
          location: location.child("default"),
        });
    },
  },
});

function typeNames(value) {
  if (value === null) return ["null"];
  if (Array.isArray(value)) return ["array"];
  return Number.isInteger(value) ? ["integer", "number"] : [typeof value];
}
