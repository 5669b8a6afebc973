import { operations, resolve, spec } from "@meter-orders/openapi";
import { comment } from "./print.ts";

/** A class for every error code of the API. */
export function errors(): string {
  const all = errorResponses();
  return `import { ApiError } from "../../errors.js";

${all
  .map(
    ({ status, code, className, text }) => `${comment(`Error \`${code}\`, HTTP status ${status}. ${text}`)}
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

/** The error classes by status and code, which come in these pairs only. */
export const ERROR_CLASSES: Record<string, typeof ApiError> = {
${all.map(({ status, code, className }) => `  "${status} ${code}": ${className},`).join("\n")}
};
`;
}

/** Every operation lists the same errors, so one of them is enough. */
function errorResponses() {
  const [first] = operations(spec());
  return Object.entries(first?.operation.responses ?? {})
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => {
      const { content, description: text } = resolve(spec(), response);
      const { allOf = [] } = resolve(spec(), content["application/json"]?.schema ?? {});
      const codes = allOf.map((part) => resolve(spec(), resolve(spec(), part).properties?.code ?? {}).const);
      const code = codes.find(Boolean) ?? "";
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
