import type { Operation } from "./prism.ts";

type Alternatives = NonNullable<Operation["security"]>;
type Scheme = Alternatives[number][number];
type Recognizes = (authorization: string | undefined) => boolean;

/**
 * Prepares to tell whether the credentials of a request have the form that an operation takes, as Prism does: one of
 * the alternatives must fit, with all of its schemes. No alternatives at all mean that anybody may call.
 */
export function createSecurityCheck({ security = [] }: Operation): Recognizes {
  const alternatives = security.map((schemes) => (schemes.length === 0 ? [isAbsent] : schemes.map(recognizer)));
  return (authorization) => {
    for (const all of alternatives) if (fits(all, authorization)) return true;
    return alternatives.length === 0;
  };
}

/** Whether the engine knows a scheme of credentials. */
export function isKnownScheme(scheme: Scheme): boolean {
  return isBearer(scheme) || isBasic(scheme);
}

function fits(all: Recognizes[], authorization: string | undefined): boolean {
  for (const recognizes of all) if (!recognizes(authorization)) return false;
  return true;
}

function recognizer(scheme: Scheme): Recognizes {
  return isBasic(scheme) ? isBasicCredentials : isBearerToken;
}

function isBearer(scheme: Scheme): boolean {
  if (scheme.type === "http") return scheme.scheme === "bearer";
  return scheme.type === "oauth2" || scheme.type === "openIdConnect";
}

function isBasic(scheme: Scheme): boolean {
  return scheme.type === "http" && scheme.scheme === "basic";
}

/** An alternative without a scheme is for those who send no credentials. */
function isAbsent(authorization: string | undefined): boolean {
  return authorization === undefined;
}

function isBearerToken(authorization: string | undefined): boolean {
  return authorization !== undefined && /^Bearer\s.+$/.test(authorization);
}

/** A user and a secret, with one colon in between. */
function isBasicCredentials(authorization = ""): boolean {
  const [scheme = "", credentials = ""] = authorization.split(" ");
  if (scheme.toLowerCase() !== "basic" || credentials === "") return false;
  return Buffer.from(credentials, "base64").toString().split(":").length === 2;
}
