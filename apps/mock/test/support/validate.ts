import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { bundle, operations, resolve } from "./bundle.ts";

const ajv = formats.default(new Ajv2020({ allErrors: true, strict: false, coerceTypes: false }));
ajv.addSchema(bundle, "bundle", false, false);

/** Sends one request. */
type Send = (request: Request) => Promise<Response>;

/**
 * Wraps a fetch, so that it validates every response against the bundle, without Prism: the status is documented, the
 * required headers are there, the media type is documented, and the body keeps its schema. A response that breaks
 * something becomes an Error that lists what.
 *
 * @param send default: the global fetch.
 * @param validated gets a name for every kind of response that was validated, such as `retrieveMeterOrder 404`.
 */
export function validatingFetch(send: Send = fetch, validated = new Set<string>()): Send {
  return async (request) => {
    const response = await send(request);
    validated.add(await validate(request, response));
    return response;
  };
}

async function validate(request: Request, response: Response): Promise<string> {
  const { operationId, path, method, responses } = operationOf(request);
  const documented = responses[response.status];
  if (!documented) throw new Error(`${operationId} has no status ${response.status}`);

  const pointer =
    "$ref" in documented ? documented.$ref : `#/paths/${escaped(path)}/${method}/responses/${response.status}`;
  const problems = [
    ...missingHeaders(response, resolve(documented).headers ?? {}),
    ...(await bodyProblems(response, pointer)),
  ];
  if (problems.length > 0) throw new Error(`${operationId} ${response.status}: ${problems.join(", ")}`);
  return `${operationId} ${response.status}`;
}

/** The operation of a request; for a method that is not known, any operation of the same path. */
function operationOf({ url, method }: Request) {
  const { pathname } = new URL(url);
  const here = operations.filter(({ path }) => new RegExp(`^${path.replace(/\{.+?\}/g, "[^/]+")}$`).test(pathname));
  const operation = here.find((candidate) => candidate.method === method.toLowerCase()) ?? here[0];
  if (!operation) throw new Error(`The description has no ${pathname}`);
  return operation;
}

function missingHeaders(response: Response, headers: Record<string, object>): string[] {
  const required = Object.entries(headers).filter(([, header]) => resolve<{ required?: boolean }>(header).required);
  return required.filter(([name]) => !response.headers.has(name)).map(([name]) => `no header ${name}`);
}

async function bodyProblems(response: Response, pointer: string): Promise<string[]> {
  const mediaType = response.headers.get("content-type") ?? "";
  const validate = ajv.compile({ $ref: `bundle${pointer}/content/${escaped(mediaType)}/schema` });
  if (validate(await response.clone().json())) return [];
  return [ajv.errorsText(validate.errors, { dataVar: "body" })];
}

/** A step of a JSON pointer in a reference (RFC 6901, sections 3 and 6). */
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}
