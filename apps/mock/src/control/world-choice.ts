import { HttpError } from "../http/http-error.ts";
import type { ApiRequest, Headers } from "../http/messages.ts";
import { SHARED } from "../sandbox/access.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { World } from "../sandbox/world.ts";
import { quote } from "../text.ts";
import { ROOT } from "./plane.ts";

type Named = Pick<ApiRequest, "query" | "headers">;

/**
 * The id of the world that a call names, by its query or by its credentials; undefined when it names none. The world
 * need not exist.
 *
 * @throws HttpError with 401 when the credentials cannot be read.
 */
export function namedWorld({ access, shared }: Sandbox, { query, headers }: Named): string | undefined {
  if (query.world !== undefined) return shared ? SHARED.id : query.world;
  const credentials = credentialsIn(headers);
  return credentials === undefined ? undefined : access(credentials).id;
}

/**
 * Chooses the world that a call is about. The world of a token need not have been used before.
 *
 * @throws HttpError with 404 when there is no such world, with 400 when there are several and the call names none, with
 * 401 when the credentials cannot be read.
 */
export function chooseWorld({ worlds, access, shared }: Sandbox, { query, headers }: Named): World {
  if (shared) return worlds.enter(SHARED);
  if (query.world !== undefined) {
    const world = worlds.find(query.world);
    if (world) return world;
    throw new HttpError(404, `There is no world ${quote(query.world)}. See those there are at ${ROOT}/worlds.`);
  }
  const credentials = credentialsIn(headers);
  return credentials === undefined ? onlyWorld(worlds) : worlds.enter(access(credentials));
}

function credentialsIn({ authorization = "" }: Headers): string | undefined {
  if (authorization === "") return undefined;
  if (/^(bearer|basic) +\S/i.test(authorization.trim())) return authorization;
  throw new HttpError(401, 'Header "Authorization" is malformed. It takes Bearer or Basic credentials, like the API.');
}

function onlyWorld(worlds: Sandbox["worlds"]): World {
  const [first, second] = worlds.list();
  if (!first) {
    throw new HttpError(
      404,
      "There is no world yet: each token gets its own when it is used. Send the Authorization header that you call the API with.",
    );
  }
  const world = second ? undefined : worlds.find(first.id);
  if (world) return world;
  throw new HttpError(
    400,
    `There are several worlds. Send the Authorization header that you call the API with, or ?world= with an id from ${ROOT}/worlds.`,
  );
}
