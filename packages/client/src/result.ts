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
