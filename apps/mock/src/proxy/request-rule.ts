/** What the mock says of input that it cannot read, up to the piece of it that follows. */
const UNREADABLE = /((?:This|The path) is not percent-encoded UTF-8|The body is not [^:]+):.*/s;

/**
 * Makes one kind of deviation of what the mock would refuse in slightly different words: the number of an item is left
 * out, and so is the input that could not be read, in which a secret may be.
 */
export function requestRule(message: string): string {
  return message
    .replace(UNREADABLE, "$1.")
    .replaceAll(/Item \d+ of (?=query|header|path)/g, "An item of ")
    .replaceAll(/(?<=Body property "[^"]*)\.\d+(?=[."])/g, "[]");
}
