import type { Operation } from "../contract/prism.ts";
import { capitalized } from "./capitalized.ts";

/** The authentication schemes that an operation takes, such as `Bearer`. */
export function authenticationSchemes(operation: Operation): string[] {
  const schemes = (operation.security ?? []).flat();
  return schemes.flatMap((scheme) => ("scheme" in scheme ? [capitalized(scheme.scheme)] : []));
}

/** What a 401 has to tell in `WWW-Authenticate` (RFC 9110, section 11.6.1). */
export function challenge(operation: Operation, realm: string): string {
  return authenticationSchemes(operation)
    .map((scheme) => `${scheme} realm="${realm}"`)
    .join(", ");
}
