/** Runs the checks in a worker: takes the settings as JSON, responds with the results as JSON. */
import { runChecks } from "./checks.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await runChecks(await request.json()));
  },
};
