// Generated from openapi/ by `npm run generate`. Do not edit.

import type { components } from "./schema.gen.js";

/** The edition of the API that this package was generated from, sent as `X-API-Version`. */
export const API_VERSION = "2026-01-29.edison";

/** Where the API runs in production. */
export const PRODUCTION_URL = "https://api.nomos.energy";

/** The unique ID of the meter order. */
export type MeterOrderId = components["schemas"]["MeterOrderId"];

/**
 * The ID of the subscription that the meter is ordered for. A subscription represents one customer's contract and is
 * managed in the Nomos API. The operations described here do not create or list subscriptions.
 */
export type SubscriptionId = components["schemas"]["SubscriptionId"];

/** The ID of the customer who gets the meter. */
export type CustomerId = components["schemas"]["CustomerId"];

/** The meter provider that fulfills the order. New values can be added at any time. */
export type MeterOrderProvider = components["schemas"]["MeterOrderProvider"];

/**
 * The status of the order. An order usually goes through `waiting` → `ordered` → `checked` →
 * `installation_planning` → `installation_scheduled` → `installation_finished` → `activated`.
 *
 * This typical lifecycle is not guaranteed: an order can skip a status, repeat one, or go back. A hold (`blocked`,
 * `blocked_wim`) replaces the previous status, so store every status if you need to know where an order was put on hold.
 * New statuses can be added at any time: keep orders whose status is unknown to you.
 */
export type MeterOrderStatus = components["schemas"]["MeterOrderStatus"];

/** An order for a smart meter, placed for one subscription and fulfilled by a meter provider. */
export type MeterOrder = components["schemas"]["MeterOrder"];

/**
 * The error code. Retry only `TOO_MANY_REQUESTS` and `INTERNAL_SERVER_ERROR`, with exponential backoff and jitter. If a
 * create request returned `INTERNAL_SERVER_ERROR`, look up the order first. After `UNAUTHORIZED`, get a new access token
 * and retry once.
 */
export type ErrorCode = components["schemas"]["ErrorCode"];

/** The response body of every error. Each HTTP status has exactly one code, which determines whether to retry. */
export type ErrorBody = components["schemas"]["ErrorBody"];

/** The product of an order, one for each meter provider. New values can be added at any time. */
export type MeterOrderProduct = components["schemas"]["MeterOrderProduct"];

/** One page of meter orders, newest first. */
export type MeterOrderList = components["schemas"]["MeterOrderList"];

/** The request body to create a meter order. */
export type NewMeterOrder = components["schemas"]["NewMeterOrder"];

/**
 * Exchanges your client ID and client secret, sent in the `Authorization` header, for tokens. For server-to-server
 * integrations.
 */
export type ClientCredentialsGrant = components["schemas"]["ClientCredentialsGrant"];

/** Exchanges a refresh token for new tokens. */
export type RefreshTokenGrant = components["schemas"]["RefreshTokenGrant"];

/**
 * Exchanges an authorization code (with PKCE) for tokens. For apps in which customers sign in; server-to-server
 * integrations do not need it.
 */
export type AuthorizationCodeGrant = components["schemas"]["AuthorizationCodeGrant"];

/** One of three grants, discriminated by `grant_type`. */
export type TokenRequest = components["schemas"]["TokenRequest"];

/** An access token, and a refresh token to get the next one. */
export type Token = components["schemas"]["Token"];
