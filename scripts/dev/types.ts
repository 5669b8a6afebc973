/** The generated types, as files of the client. */
import { renew } from "./renew.ts";

export async function update(): Promise<void> {
  renew();
  await import("../../packages/client/generate/main.ts");
}
