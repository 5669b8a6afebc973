export const arraysBounded = () => ({
  Schema: {
    enter({ type, maxItems }, { report, location }) {
      if ([type].flat().includes("array") && maxItems === undefined)
        report({ message: "Bound the array with maxItems.", location: location.child("type") });
    },
  },
});

/** Redoc shows a constant without a type as "any". */
export const constTyped = () => ({
  Schema: {
    enter(schema, { report, location }) {
      if ("const" in schema && !schema.type)
        report({ message: `Give the constant ${schema.const} a type.`, location: location.child("const").key() });
    },
  },
});

/** Redocly checks examples, but not defaults. These are the keywords that defaults have needed so far. */
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
          message: `Fix the default ${JSON.stringify(schema.default)}: it does not meet ${broken.join(" and ")}.`,
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

/** Every value of an enum has a description, in the order of the values, and no other value is described. */
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
  return `Missing: ${missing.join(", ") || "none"}. Unknown: ${extra.join(", ") || "none"}.`;
}

/** The lifecycle has one row for every status and no unknown one, and every order that is not final can be activated. */
export const lifecycleClosed = () => ({
  Schema: {
    leave({ enum: values, "x-lifecycle": lifecycle }, context) {
      if (!lifecycle) return;
      const { report, location } = context;
      const { node, location: at } = follow(lifecycle, location.child("x-lifecycle"), context);
      const { statuses: rows = {}, phases = {} } = node ?? {};
      if (Object.keys(rows).join() !== values?.join())
        report({ message: "Give every status a row, in the order of the enum.", location: at.child("statuses").key() });
      for (const [name, row] of Object.entries(rows))
        for (const message of problems(name, row, rows, phases))
          report({ message, location: at.child(["statuses", name]).key() });
    },
  },
});

function* problems(name, { phase, next = [], also = [] }, rows, phases) {
  const targets = [...next, ...also];
  if (!(phase in phases)) yield `Describe the phase ${phase} of ${name} under phases.`;
  for (const target of targets)
    if (!(target in rows)) yield `Fix ${target}: ${name} must not lead to an unknown status.`;
  if (new Set(targets).size < targets.length)
    yield `List each status that ${name} leads to once, under next or under also.`;
  if ((phase === "final") !== (next.length === 0)) yield `Make ${name} final, or give it a next status, but not both.`;
  if (phase !== "final" && !reach(name, rows).has("activated"))
    yield `Make ${name} lead to activated, directly or indirectly.`;
}

function reach(from, rows, seen = new Set()) {
  for (const next of rows[from]?.next ?? []) if (!seen.has(next)) reach(next, rows, seen.add(next));
  return seen;
}

/** A node or the target of its reference, with its location. Redocly only knows the location of the visited node. */
export function follow(node, location, { resolve }) {
  return node.$ref ? resolve(node, location.source.absoluteRef) : { node, location };
}
