import { HttpError } from "../http/http-error.ts";
import type { Journal } from "../http/journal.ts";
import type { ApiRequest, ApiResponse, Headers } from "../http/messages.ts";
import { SHARED } from "../sandbox/access.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { World } from "../sandbox/world.ts";
import { quote } from "../text.ts";
import type { Contract } from "../validation/operation.ts";

/** The base path of the control API. */
export const ROOT = "/__mock";

/** What the control API works with. */
export interface ControlContext {
  /** The contract of the API, as it is served now. */
  contract: Contract;
  journal: Journal;
  /** Undefined in static mode. */
  sandbox: Sandbox | undefined;
}

/** An operation on the mock as a whole. */
export type MockOperation = (context: ControlContext, request: ApiRequest) => ApiResponse;

/** An operation on one sandbox. */
export type WorldOperation = (world: World, request: ApiRequest, context: ControlContext) => ApiResponse;

/** The state of the mock. Throws an HttpError with 409 in static mode. */
export function sandboxOf({ sandbox }: ControlContext): Sandbox {
  if (sandbox) return sandbox;
  throw new HttpError(
    409,
    "This mock is static: it has no orders, no clock, and no faults. Start it without --static.",
  );
}

type Selection = Pick<ApiRequest, "query" | "headers">;

/**
 * The ID of the sandbox that a request selects by its query or its credentials. The sandbox need not exist.
 *
 * @returns undefined when the request selects none.
 * @throws HttpError with 401 when the credentials are malformed.
 */
export function selectedWorld({ access, shared }: Sandbox, { query, headers }: Selection): string | undefined {
  if (query.world !== undefined) return shared ? SHARED.id : query.world;
  const credentials = credentialsIn(headers);
  return credentials === undefined ? undefined : access(credentials).id;
}

/**
 * The sandbox that a request selects, or else the only one. That of a token need not have been used before.
 *
 * @throws HttpError with 404 when there is no such sandbox, with 400 when there are several and the request selects
 *   none, with 401 when the credentials are malformed.
 */
export function selectWorld({ worlds, access, shared }: Sandbox, { query, headers }: Selection): World {
  if (shared) return worlds.enter(SHARED);
  if (query.world !== undefined) {
    const world = worlds.find(query.world);
    if (world) return world;
    throw new HttpError(404, `There is no world ${quote(query.world)}. List the worlds at ${ROOT}/worlds.`);
  }
  const credentials = credentialsIn(headers);
  return credentials === undefined ? onlyWorld(worlds) : worlds.enter(access(credentials));
}

function credentialsIn({ authorization = "" }: Headers): string | undefined {
  if (authorization === "") return undefined;
  if (/^(bearer|basic) +\S/i.test(authorization.trim())) return authorization;
  throw new HttpError(401, 'Header "Authorization" is malformed. Send Bearer or Basic credentials, as for the API.');
}

function onlyWorld(worlds: Sandbox["worlds"]): World {
  const [first, second] = worlds.list();
  if (!first) {
    throw new HttpError(
      404,
      "No world exists yet. A world is created the first time a token is used. Send the same Authorization header that you use for the API.",
    );
  }
  const world = second ? undefined : worlds.find(first.id);
  if (world) return world;
  throw new HttpError(
    400,
    `There are several worlds. Send the same Authorization header that you use for the API, or ?world= with an ID from ${ROOT}/worlds.`,
  );
}
