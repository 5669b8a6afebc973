/** Generates src/versions/edison/*.gen.ts from the bundled spec. */
import { constants } from "./constants.ts";
import { errors } from "./errors.ts";
import { filters } from "./filters.ts";
import { types } from "./types.ts";
import { writeGenerated } from "./write.ts";

const files = {
  "types.gen.ts": await types(),
  "constants.gen.ts": constants(),
  "errors.gen.ts": errors(),
  "filters.gen.ts": filters(),
};

for (const [name, text] of Object.entries(files)) {
  await writeGenerated(`src/versions/edison/${name}`, "openapi/", text);
}
