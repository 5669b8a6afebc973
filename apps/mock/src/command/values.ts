/** Reads a whole number. */
export function wholeNumber(name: string, value: string, most: number): number {
  const number = Number(value);
  if (/^\d+$/.test(value) && number <= most) return number;
  throw new Error(`The ${name} must be a whole number from 0 to ${most}, not "${value}".`);
}

/** Reads one of a few words. */
export function oneOf<const Choice extends string>(name: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new Error(`--${name} must be one of ${choices.join(", ")}, not "${value}".`);
}

/** Reads the URL of a server. */
export function readUrl(value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Error("--upstream must be a URL that begins with http:// or https://.");
}

/** Reads what a reader elsewhere understands, and adds the name of the option to its complaint. */
export function named<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
  }
}
