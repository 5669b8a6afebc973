// Generated from openapi/ by `npm run generate`. Do not edit.

import type { Filters } from "../version.js";
import type { MeterOrderProduct, MeterOrderStatus } from "./types.gen.js";

/** Filters for the list of meter orders, combined with AND. */
export interface MeterOrderFilter {
  status?: {
    /** Only orders with this status. */
    eq?: MeterOrderStatus | undefined;
    /** Only orders whose status is not this value. */
    ne?: MeterOrderStatus | undefined;
    /** Only orders with one of these statuses, as a comma-separated list. */
    in?: readonly MeterOrderStatus[] | undefined;
    /** Only orders without a status (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
  } | undefined;
  product?: {
    /** Only orders for this product. */
    eq?: MeterOrderProduct | undefined;
    /** Only orders whose product is not this value. */
    ne?: MeterOrderProduct | undefined;
    /** Only orders for one of these products, as a comma-separated list. */
    in?: readonly MeterOrderProduct[] | undefined;
    /** Only orders without a product (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
  } | undefined;
  customer?: {
    /** Only orders of this customer. */
    eq?: string | undefined;
    /** Only orders whose customer is not this one. */
    ne?: string | undefined;
    /** Only orders of one of these customers, as a comma-separated list. */
    in?: readonly string[] | undefined;
    /** Only orders without a customer (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
    /** Only orders whose customer ID contains this text (case-insensitive). */
    contains?: string | undefined;
    /** Only orders whose customer ID starts with this text (case-insensitive). */
    starts_with?: string | undefined;
    /** Only orders whose customer ID ends with this text (case-insensitive). */
    ends_with?: string | undefined;
  } | undefined;
  subscription?: {
    /** Only orders of this subscription. */
    eq?: string | undefined;
    /** Only orders whose subscription is not this one. */
    ne?: string | undefined;
    /** Only orders of one of these subscriptions, as a comma-separated list. */
    in?: readonly string[] | undefined;
    /** Only orders without a subscription (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
    /** Only orders whose subscription ID contains this text (case-insensitive). */
    contains?: string | undefined;
    /** Only orders whose subscription ID starts with this text (case-insensitive). */
    starts_with?: string | undefined;
    /** Only orders whose subscription ID ends with this text (case-insensitive). */
    ends_with?: string | undefined;
  } | undefined;
  created_at?: {
    /** Only orders created at or after this time. In a URL, encode the `+` of a time zone offset as `%2B`. */
    gte?: string | Date | undefined;
    /** Only orders created at or before this time. In a URL, encode the `+` of a time zone offset as `%2B`. */
    lte?: string | Date | undefined;
    /** Only orders without this timestamp (`true`), or only orders with it (`false`). */
    is_null?: boolean | undefined;
  } | undefined;
  updated_at?: {
    /** Only orders last updated at or after this time. In a URL, encode the `+` of a time zone offset as `%2B`. */
    gte?: string | Date | undefined;
    /** Only orders last updated at or before this time. In a URL, encode the `+` of a time zone offset as `%2B`. */
    lte?: string | Date | undefined;
    /** Only orders without this timestamp (`true`), or only orders with it (`false`). */
    is_null?: boolean | undefined;
  } | undefined;
}

/** The type of value that every filter takes, by field and operator. */
export const FILTERS: Filters = {
  status: {"eq":"string","ne":"string","in":"array","is_null":"boolean"},
  product: {"eq":"string","ne":"string","in":"array","is_null":"boolean"},
  customer: {"eq":"string","ne":"string","in":"array","is_null":"boolean","contains":"string","starts_with":"string","ends_with":"string"},
  subscription: {"eq":"string","ne":"string","in":"array","is_null":"boolean","contains":"string","starts_with":"string","ends_with":"string"},
  created_at: {"gte":"date-time","lte":"date-time","is_null":"boolean"},
  updated_at: {"gte":"date-time","lte":"date-time","is_null":"boolean"},
};
