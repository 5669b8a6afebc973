import type { MeterOrder, MeterOrderStatus } from "@meter-orders/client";
import type { Contract } from "../validation/operation.ts";

/** The orders of a fresh world: those that the description shows as examples of `retrieveMeterOrder`, oldest first. */
export function freshOrders({ operations }: Contract): MeterOrder[] {
  const operation = operations.find(({ iid }) => iid === "retrieveMeterOrder");
  const success = operation?.responses.find(({ code }) => code === "200");
  const examples = success?.contents?.[0]?.examples ?? [];
  const orders = examples.flatMap((example) => ("value" in example ? [example.value as MeterOrder] : []));
  return orders.toSorted((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
}

/** The providers that the description knows. */
export function providers(contract: Contract): string[] {
  return enumOf<string>(contract, "MeterOrderProvider");
}

/** The statuses that the description knows. */
export function statuses(contract: Contract): MeterOrderStatus[] {
  return enumOf<MeterOrderStatus>(contract, "MeterOrderStatus");
}

function enumOf<Value>({ spec }: Contract, name: string): Value[] {
  const schema = spec.components?.schemas?.[name] as { enum?: Value[] } | undefined;
  if (schema?.enum?.length) return schema.enum;
  throw new Error(`The description has no enum at the schema ${name}, from which orders are made.`);
}
