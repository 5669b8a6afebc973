// Generated from openapi/ by `npm run generate`. Do not edit.

import type { components } from "./schema.gen.js";

/** The edition of the API that this package was generated from, sent as `X-API-Version`. */
export const API_VERSION = "2026-01-29.edison";

/** Where the API runs in production. */
export const PRODUCTION_URL = "https://api.nomos.energy";

/** The unique id of the meter order. */
export type MeterOrderId = components["schemas"]["MeterOrderId"];

/**
 * The id of the subscription that the meter is ordered for. A subscription stands for the contract of one customer, and
 * the vendor keeps it. None of the calls described here creates, lists or shows subscriptions: you bring the id along.
 */
export type SubscriptionId = components["schemas"]["SubscriptionId"];

/** The id of the customer who gets the meter. */
export type CustomerId = components["schemas"]["CustomerId"];

/** The meter provider who carries the order out. More may be added at any time. */
export type MeterOrderProvider = components["schemas"]["MeterOrderProvider"];

/**
 * Where the order stands. An order usually runs `waiting` → `ordered` → `checked` → `installation_planning` →
 * `installation_scheduled` → `installation_finished` → `activated`.
 *
 * That is the typical course, not a promise: an order may skip a status, repeat one or go back. A hold (`blocked`,
 * `blocked_wim`) replaces the status the order had, so remember it if you need to know where a held order stood.
 * More statuses may be added at any time: keep orders whose status you do not know.
 */
export type MeterOrderStatus = components["schemas"]["MeterOrderStatus"];

/** An order for a smart meter, placed for one subscription and carried out by a meter provider. */
export type MeterOrder = components["schemas"]["MeterOrder"];

/**
 * The kind of error. Retry only `TOO_MANY_REQUESTS` and `INTERNAL_SERVER_ERROR`, with waits that grow. After a create
 * that was answered `INTERNAL_SERVER_ERROR`, look the order up first. After `UNAUTHORIZED`, get a new token and repeat the
 * call once.
 */
export type ErrorCode = components["schemas"]["ErrorCode"];

/** What every failed call answers with. Each HTTP status has exactly one code, which says whether to retry. */
export type ErrorBody = components["schemas"]["ErrorBody"];

/** The product that an order is for, one for each meter provider. More may be added at any time. */
export type MeterOrderProduct = components["schemas"]["MeterOrderProduct"];

/** One page of meter orders, newest first. */
export type MeterOrderList = components["schemas"]["MeterOrderList"];

/** What it takes to order a smart meter. */
export type NewMeterOrder = components["schemas"]["NewMeterOrder"];

/** Your own client id and secret, sent in the Authorization header, for calls between servers. */
export type ClientCredentialsGrant = components["schemas"]["ClientCredentialsGrant"];

/** The refresh token of an earlier answer. */
export type RefreshTokenGrant = components["schemas"]["RefreshTokenGrant"];

/**
 * The code that a customer's login ended with, with PKCE. For applications in which customers sign in themselves;
 * a retailer's server does not need it.
 */
export type AuthorizationCodeGrant = components["schemas"]["AuthorizationCodeGrant"];

/** One of the three grants, told apart by `grant_type`. */
export type TokenRequest = components["schemas"]["TokenRequest"];

/** An access token, and what is needed to renew it. */
export type Token = components["schemas"]["Token"];
