/** The exercise as a worker: takes the settings as JSON, answers with the outcome as JSON. */
import { exercise } from "./exercise.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    return Response.json(await exercise(await request.json()));
  },
};
