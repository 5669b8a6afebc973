/** Orders and pages as the API sends them. */
import type { MeterOrder, MeterOrderList } from "../../src/index.js";

export const id = "prdo_lk4m8qtnwg1vy62q7gbniclw";
export const subscription = "sub_fogoqycnk1cpgtonp3c0mge9";

export const order: MeterOrder = {
  object: "meter_order",
  id,
  subscription,
  customer: "cus_dgiplbu58soxmpbba1skfi96",
  provider: "energy-metering",
  status: "waiting",
  created_at: "2024-03-14T12:00:00Z",
  updated_at: "2024-03-14T12:00:00Z",
};

/** An order with a number for an id. */
export function numbered(number: number): MeterOrder {
  return { ...order, id: `prdo_${`${number}`.padStart(24, "0")}` };
}

/** A page of a list; the last one when it names no next page. */
export function page(items: MeterOrder[], next_page: string | null = null): MeterOrderList {
  return { object: "list", items, next_page, has_more: next_page !== null };
}
