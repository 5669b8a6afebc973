import { comment, description, resolve } from "./description.ts";

/** A class for every code of the API's errors. */
export function errors(): string {
  const all = errorResponses();
  return `import { ApiError } from "./errors.js";

${all
  .map(
    ({ status, code, className, text }) => `${comment(`\`${code}\`, answered with ${status}. ${text}`)}
export class ${className} extends ApiError {
  static override readonly kind = "${className}";
  declare readonly status: ${status};
  declare readonly code: "${code}";
}
`,
  )
  .join("\n")}
/** The class of an error with this status. */
export interface ErrorByStatus {
${all.map(({ status, className }) => `  ${status}: ${className};`).join("\n")}
}

/** By status and code, which come in these pairs only. */
export const ERROR_CLASSES: Record<string, typeof ApiError> = {
${all.map(({ status, code, className }) => `  "${status} ${code}": ${className},`).join("\n")}
};
`;
}

/** Every operation lists the same errors, so one of them is enough. */
function errorResponses() {
  const [operation] = Object.values(description.paths).flatMap((item) => Object.values(item));
  return Object.entries(operation?.responses ?? {})
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => {
      const { content, description: text } = resolve(response);
      const parts = content["application/json"]?.schema.allOf ?? [];
      const code = parts.map(({ properties }) => properties?.code?.const).find(Boolean) ?? "";
      return { status, code, className: `${pascalCase(code)}Error`, text };
    });
}

function pascalCase(code: string): string {
  return code
    .split("_")
    .map((word) => word.charAt(0) + word.slice(1).toLowerCase())
    .join("")
    .replace(/Error$/, "");
}
