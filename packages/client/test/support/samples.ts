/** Orders and pages as the API returns them. */
import { spec } from "@meter-orders/openapi";
import type { MeterOrder, MeterOrderList } from "../../src/index.js";

export const id = "prdo_lk4m8qtnwg1vy62q7gbniclw";
export const subscription = "sub_fogoqycnk1cpgtonp3c0mge9";

export const order = { ...spec().components.examples.MeterOrderWaiting?.value, id, subscription } as MeterOrder;

/** An order with a number as its ID. */
export function numbered(number: number): MeterOrder {
  return { ...order, id: `prdo_${`${number}`.padStart(24, "0")}` };
}

/** A page of a list; the last one if it has no next page. */
export function page(items: MeterOrder[], next_page: string | null = null): MeterOrderList {
  return { object: "list", items, next_page, has_more: next_page !== null };
}
