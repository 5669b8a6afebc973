import type { Choice, Operation } from "../contract/prism.ts";
import { Refusal } from "../refusal.ts";
import { splitOnce } from "./percent-encoding.ts";

/**
 * Reads the `Prefer` header: `code=404`, `example=blocked`, `dynamic=true`, `seed=7`, with commas in between. Other
 * preferences are ignored (RFC 7240, section 2); undefined when nothing else was there.
 *
 * @throws Refusal with 400 when the description has no such answer; the message lists those it has.
 */
export function readPrefer(header: string, operation: Operation): Choice | undefined {
  const preferences = readPreferences(header);
  const code = preferences.get("code");
  const example = preferences.get("example");
  const dynamic = preferences.get("dynamic");
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;

  assertOneOf(
    "code",
    code,
    operation.responses.map((response) => response.code),
  );
  const examples = exampleKeys(operation, code);
  assertOneOf("example", example, [...examples.keys()]);
  assertOneOf("dynamic", dynamic, ["true", "false"]);

  const choice: Choice = { dynamic: dynamic === "true" };
  const chosenCode = code ?? examples.get(example ?? "");
  const seed = preferences.get("seed");
  if (chosenCode !== undefined) choice.code = Number(chosenCode);
  if (example !== undefined) choice.exampleKey = example;
  if (seed) choice.seed = seed;
  return choice;
}

/** The values may be in quotation marks; of a preference that comes twice, the first counts. */
function readPreferences(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const part of header.split(/[,;]/)) {
    const [name, value] = splitOnce(part, "=");
    const key = name.trim().toLowerCase();
    if (!preferences.has(key)) preferences.set(key, value.trim().replace(/^"(.*)"$/, "$1"));
  }
  return preferences;
}

/** The names of the examples, each with the status that it belongs to. */
function exampleKeys(operation: Operation, code: string | undefined): Map<string, string> {
  const responses = operation.responses.filter((response) => code === undefined || response.code === code);
  return new Map(
    responses.flatMap((response) =>
      (response.contents ?? []).flatMap(({ examples = [] }) =>
        examples.map((example): [string, string] => [example.key, response.code]),
      ),
    ),
  );
}

function assertOneOf(name: string, value: string | undefined, possible: string[]): void {
  if (value === undefined || possible.includes(value)) return;
  throw new Refusal(400, `The ${name} in header "Prefer" must be one of ${possible.join(", ")}.`);
}
