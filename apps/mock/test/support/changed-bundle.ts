import type { Operation } from "../../src/validation/operation.ts";
import { loadContract } from "../../src/validation/prism.ts";
import { bundle } from "./bundle.ts";

/** A place in the description, such as `components/schemas/MeterOrderId`, and what is to be there. */
export type Change = [place: string, value: unknown];

/** The operations of the description with some changes in it. The slashes of a path are written `~1`. */
export async function changedOperations(changes: Change[]): Promise<Operation[]> {
  const copy = structuredClone(bundle);
  for (const [place, value] of changes) {
    const steps = place.split("/").map((step) => step.replaceAll("~1", "/"));
    const last = steps.pop() ?? "";
    const parent = steps.reduce((inner, step) => (inner as Record<string, unknown>)[step], copy as unknown);
    (parent as Record<string, unknown>)[last] = value;
  }
  return (await loadContract(copy)).operations;
}
