import type { ErrorObject } from "ajv";
import { capitalized, quote } from "../text.ts";

/** A violation of the contract. */
export interface Violation {
  /** The part of the message. `security` means the credentials. */
  place: "security" | "query" | "header" | "path" | "body";
  /** The parameter, or the path of the body property with dots. Empty for the whole body. */
  name: string;
  /** The violated rule, such as `must be <= 100`. */
  rule: string;
}

/** What Prism says about a violation. */
export interface Diagnostic {
  path?: (string | number)[];
  code?: string | number;
  message: string;
}

/** The code of Prism's diagnostic for missing or wrong credentials. */
const UNAUTHORIZED = 401;

/** The violation of a request without credentials that the operation accepts. */
export const NO_CREDENTIALS: Violation = {
  place: "security",
  name: "Authorization",
  rule: "is missing or malformed",
};

/** Reads Prism's diagnostics. Their messages repeat the place and the name. Only the rule itself is kept. */
export function readDiagnostics(diagnostics: Diagnostic[]): Violation[] {
  return diagnostics.filter(({ code }) => code !== "deprecated").map(readDiagnostic);
}

function readDiagnostic({ path = [], code, message }: Diagnostic): Violation {
  if (code === UNAUTHORIZED) return NO_CREDENTIALS;

  // A missing body is the one diagnostic without a path.
  const [place = "body", ...names] = path.map(String);
  const name = names.join(".");
  const subject = name === "" ? "" : `${place === "body" ? "property" : "parameter"} ${name.trim()} `;
  const rule = withoutStart(withoutStart(message, "Body parameter "), `Request ${place} ${subject}`);
  return withPropertyName({ place: place as Violation["place"], name, rule: plain(rule) });
}

/** Reads Ajv's errors into the violations that Prism reports for them. */
export function readErrors(place: Violation["place"], errors: ErrorObject[]): Violation[] {
  return errors.map(({ instancePath, message = "", params }) => {
    const steps = instancePath.split("/").filter((step) => step !== "");
    return withPropertyName({ place, name: steps.join("."), rule: plain(message + details(params)) });
  });
}

/** What Ajv's messages leave out, in Prism's words. */
function details({ allowedValues, additionalProperty, unevaluatedProperty }: ErrorObject["params"]): string {
  const allowed = allowedValues === undefined ? "" : `: ${allowedValues.join(", ")}`;
  const additional = additionalProperty === undefined ? "" : `; found '${additionalProperty}'`;
  const unevaluated = unevaluatedProperty === undefined ? "" : `: '${unevaluatedProperty}'`;
  return allowed + additional + unevaluated;
}

/** Ajv reports a missing or unknown property at the object that contains it. Only the message has its name. */
function withPropertyName({ place, name, rule }: Violation): Violation {
  const inside = (property: string) => (name === "" ? property : `${name}.${property}`);
  const missing = /^must have required property '(.+)'$/.exec(rule)?.[1];
  if (missing !== undefined) return { place, name: inside(missing), rule: "is required" };
  const unknown = /^must not have additional properties; found '(.+)'$/s.exec(rule)?.[1];
  if (unknown !== undefined) return { place, name: inside(unknown), rule: "is unknown" };
  return { place, name, rule };
}

function withoutStart(text: string, start: string): string {
  return text.startsWith(start) ? text.slice(start.length) : text;
}

function plain(rule: string): string {
  return rule
    .replace("must NOT have fewer than 1 characters", "must not be empty")
    .replace("must NOT", "must not")
    .replace("equal to one of the allowed values:", "one of")
    .replace(/^must be (?=(array|integer|object)$)/, "must be an ")
    .replace(/^must be (?=(string|number|boolean)$)/, "must be a ");
}

/** A violation as a sentence, such as `Query parameter "limit" must be <= 100.` */
export function sentence(violation: Violation): string {
  return `${subject(violation)} ${violation.rule}.`;
}

function subject({ place, name }: Violation): string {
  if (place === "body") return name === "" ? "The body" : `Body property ${quote(name)}`;
  if (place === "header" || place === "security") return `Header ${quote(name)}`;

  // The last step of the name is the index of an item in a list parameter.
  const [, list, index] = /^(.+)\.(\d+)$/.exec(name) ?? [];
  const parameter = `${place} parameter ${quote(list ?? name)}`;
  return index === undefined ? capitalized(parameter) : `Item ${Number(index) + 1} of ${parameter}`;
}
