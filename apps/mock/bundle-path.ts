import { createRequire } from "node:module";

const BUNDLE = "@meter-orders/openapi/edison/openapi.json";

/**
 * Finds the bundle that this repo builds from `openapi/`.
 *
 * @returns the absolute path of the file.
 * @throws Error when it is not built yet.
 */
export function bundlePath(): string {
  try {
    return createRequire(import.meta.url).resolve(BUNDLE);
  } catch (error) {
    throw new Error(`${BUNDLE} is not there. Build it with: npx pnpm --filter @meter-orders/openapi build`, {
      cause: error,
    });
  }
}
