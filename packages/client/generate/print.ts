/** A text as a documentation comment. */
export function comment(text: string | undefined, indent = ""): string {
  const lines = (text ?? "").trim().replaceAll("*/", "*\\/").split("\n");
  if (lines.length === 1) return `${indent}/** ${lines[0]} */`;
  return ["/**", ...lines.map((line) => ` * ${line}`.trimEnd()), " */"].map((line) => indent + line).join("\n");
}

/** An exported constant array of strings. */
export function list(name: string, text: string, values: readonly string[] = []): string {
  return `${comment(text)}
export const ${name} = [
${values.map((value) => `  ${JSON.stringify(value)},`).join("\n")}
] as const;
`;
}

/** An exported constant object of strings. */
export function table(name: string, text: string, values: Record<string, string> = {}): string {
  return `${comment(text)}
export const ${name} = {
${Object.entries(values)
  .map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},`)
  .join("\n")}
} as const;
`;
}
