// Generated from openapi/ by `npm run generate`. Do not edit.

import type { MeterOrderProduct, MeterOrderStatus } from "./contract.gen.js";

/** Filters for `listMeterOrders`. All that are given must hold together. */
export interface MeterOrderFilter {
  status?: {
    /** Only orders with this status. */
    eq?: MeterOrderStatus | undefined;
    /** Only orders with another status than this one. */
    ne?: MeterOrderStatus | undefined;
    /** Only orders with one of these statuses, separated by commas. */
    in?: readonly MeterOrderStatus[] | undefined;
    /** Only orders without a status (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
  } | undefined;
  product?: {
    /** Only orders for this product. */
    eq?: MeterOrderProduct | undefined;
    /** Only orders for another product than this one. */
    ne?: MeterOrderProduct | undefined;
    /** Only orders for one of these products, separated by commas. */
    in?: readonly MeterOrderProduct[] | undefined;
    /** Only orders without a product (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
  } | undefined;
  customer?: {
    /** Only orders of this customer. */
    eq?: string | undefined;
    /** Only orders of another customer than this one. */
    ne?: string | undefined;
    /** Only orders of one of these customers, separated by commas. */
    in?: readonly string[] | undefined;
    /** Only orders without a customer (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
    /** Only orders whose customer id contains this text, in upper or lower case. */
    contains?: string | undefined;
    /** Only orders whose customer id starts with this text, in upper or lower case. */
    starts_with?: string | undefined;
    /** Only orders whose customer id ends with this text, in upper or lower case. */
    ends_with?: string | undefined;
  } | undefined;
  subscription?: {
    /** Only orders of this subscription. */
    eq?: string | undefined;
    /** Only orders of another subscription than this one. */
    ne?: string | undefined;
    /** Only orders of one of these subscriptions, separated by commas. */
    in?: readonly string[] | undefined;
    /** Only orders without a subscription (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
    /** Only orders whose subscription id contains this text, in upper or lower case. */
    contains?: string | undefined;
    /** Only orders whose subscription id starts with this text, in upper or lower case. */
    starts_with?: string | undefined;
    /** Only orders whose subscription id ends with this text, in upper or lower case. */
    ends_with?: string | undefined;
  } | undefined;
  created_at?: {
    /** Only orders that were created at this moment or later. In a URL, the `+` of a time zone is written `%2B`. */
    gte?: string | Date | undefined;
    /** Only orders that were created at this moment or earlier. In a URL, the `+` of a time zone is written `%2B`. */
    lte?: string | Date | undefined;
    /** Only orders without this time (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
  } | undefined;
  updated_at?: {
    /** Only orders that were last updated at this moment or later. In a URL, the `+` of a time zone is written `%2B`. */
    gte?: string | Date | undefined;
    /** Only orders that were last updated at this moment or earlier. In a URL, the `+` of a time zone is written `%2B`. */
    lte?: string | Date | undefined;
    /** Only orders without this time (`true`), or only orders with one (`false`). */
    is_null?: boolean | undefined;
  } | undefined;
}

/** The operators of every field. */
export const FILTERS: Record<string, string[]> = {
  status: ["eq","ne","in","is_null"],
  product: ["eq","ne","in","is_null"],
  customer: ["eq","ne","in","is_null","contains","starts_with","ends_with"],
  subscription: ["eq","ne","in","is_null","contains","starts_with","ends_with"],
  created_at: ["gte","lte","is_null"],
  updated_at: ["gte","lte","is_null"],
};

/** What an operator takes. */
export const OPERANDS: Record<string, string> = {"eq":"string","ne":"string","in":"array","is_null":"boolean","contains":"string","starts_with":"string","ends_with":"string","gte":"date-time","lte":"date-time"};
