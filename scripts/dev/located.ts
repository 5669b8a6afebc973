/** An error in one line: where in the repo it happened, and what. */
export function located({ message, stack = "" }: Error): string {
  const [, file, line] = /file:\/\/\/?(?!\S*node_modules)(\S+?)(?:\?[\d.]+)?:(\d+)/.exec(stack) ?? [];
  if (!file) return message;
  return `${file.replace(`${process.cwd().replace(/^\//, "")}/`, "")}:${line} ${message}`;
}
