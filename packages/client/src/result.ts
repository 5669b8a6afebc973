import type { FetchOptions } from "openapi-fetch";
import type { paths } from "./schema.gen.js";

/** The paths that know a method. */
export type PathWith<Method extends string> = {
  [Path in keyof paths]: paths[Path] extends { [method in Method]: object } ? Path : never;
}[keyof paths];

/** What the description says of one operation. */
export type Operation<Path extends keyof paths, Method extends string> = paths[Path] extends {
  [method in Method]: infer Op;
}
  ? Op
  : never;

/** The JSON body of a response. */
export type Json<Response> = Response extends { content: { "application/json": infer Body } } ? Body : undefined;

/** What a call by path returns: `data` for 200, `error` for every other status, told apart by `status`. */
export type Result<Op> = Op extends { responses: infer Responses }
  ? {
      [Status in keyof Responses]: Status extends 200
        ? { status: Status; data: Json<Responses[Status]>; error?: undefined; response: Response }
        : { status: Status; data?: undefined; error: Json<Responses[Status]>; response: Response };
    }[keyof Responses]
  : never;

/** The options of a call, which may be left out where nothing in them is required. */
export type Init<Op> =
  Record<never, never> extends FetchOptions<Op> ? [init?: FetchOptions<Op>] : [init: FetchOptions<Op>];

/** `GET`. The options are not inferred from what is passed, as openapi-fetch does, so a misspelt parameter is an error. */
export type TypedGet = <Path extends PathWith<"get">>(
  path: Path,
  ...init: Init<Operation<Path, "get">>
) => Promise<Result<Operation<Path, "get">>>;

/** `POST`, likewise. */
export type TypedPost = <Path extends PathWith<"post">>(
  path: Path,
  ...init: Init<Operation<Path, "post">>
) => Promise<Result<Operation<Path, "post">>>;
