// Generated from openapi/ by `npm run generate`. Do not edit.

import type { UnknownValue } from "../version.js";
export interface paths {
    "/meter-orders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Retrieve a smart meter order
         * @description Returns the meter order with the given ID and its current status.
         *
         *     Statuses change over weeks. This API version sends no webhooks for orders, so poll this endpoint.
         *     Once a day is enough.
         */
        get: operations["retrieveMeterOrder"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/meter-orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List smart meter orders
         * @description Returns meter orders, newest first by `created_at`, one page at a time.
         *
         *     **Pagination.** To get the next page, pass `next_page` as `cursor` and keep all other parameters the same. Stop when
         *     `next_page` is null. Each order is returned exactly once. There is no total count, no previous page, and no sort
         *     parameter.
         *
         *     **Filters.** Filters are combined with AND.
         *     Spell them exactly as listed here: the API silently ignores unknown fields and operators and returns *all* orders.
         *     An invalid value returns 400.
         */
        get: operations["listMeterOrders"];
        put?: never;
        /**
         * Create a smart meter order
         * @description Orders a smart meter for a subscription and returns the new meter order. The meter provider is chosen for you.
         *
         *     The subscription's plan must include a smart meter; the API does not show whether it does.
         *     A subscription has **at most one** meter order, ever, even after that order was canceled. Repeating a create request
         *     therefore never orders a second meter, and no idempotency key is needed.
         */
        post: operations["createMeterOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an access token
         * @description Exchanges your client ID and client secret for an access token that is valid for one hour.
         *
         *     Request a new token before it expires, with the same grant or with the refresh token. Send the fields
         *     form-encoded or as JSON.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description The unique ID of the meter order.
         * @example prdo_nka6c5xkrlvbpgnkczshdj12
         */
        MeterOrderId: string;
        /**
         * @description The ID of the subscription that the meter is ordered for. A subscription represents one customer's contract and is
         *     managed in the Nomos API. The operations described here do not create or list subscriptions.
         * @example sub_fogoqycnk1cpgtonp3c0mge9
         */
        SubscriptionId: string;
        /**
         * @description The ID of the customer who gets the meter.
         * @example cus_dgiplbu58soxmpbba1skfi96
         */
        CustomerId: string;
        /**
         * @description The meter provider that fulfills the order. New values can be added at any time.
         * @example energy-metering
         * @enum {string}
         */
        MeterOrderProvider: "energy-metering" | "metrify" | "inexogy" | UnknownValue;
        /**
         * @description The status of the order. An order usually goes through `waiting` → `ordered` → `checked` →
         *     `installation_planning` → `installation_scheduled` → `installation_finished` → `activated`.
         *
         *     This typical lifecycle is not guaranteed: an order can skip a status, repeat one, or go back. A hold (`blocked`,
         *     `blocked_wim`) replaces the previous status, so store every status if you need to know where an order was put on hold.
         *     New statuses can be added at any time: keep orders whose status is unknown to you.
         * @example waiting
         * @enum {string}
         */
        MeterOrderStatus: "waiting" | "ordered" | "checked" | "installation_planning" | "installation_scheduled" | "installation_waiting" | "installation_finished" | "activated" | "installed" | "pre_installed" | "cancelled" | "intended" | "blocked" | "blocked_wim" | UnknownValue;
        /** @description An order for a smart meter, placed for one subscription and fulfilled by a meter provider. */
        MeterOrder: {
            /**
             * @description The type of this object, always `meter_order`.
             * @constant
             */
            object: "meter_order";
            id: components["schemas"]["MeterOrderId"];
            subscription: components["schemas"]["SubscriptionId"];
            customer: components["schemas"]["CustomerId"];
            provider: components["schemas"]["MeterOrderProvider"];
            status: components["schemas"]["MeterOrderStatus"];
            /**
             * Format: date-time
             * @description When the order was created.
             * @example 2024-03-14T12:00:00Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description When the order was last updated. Assumption: every status change updates this value (not documented by Nomos).
             * @example 2024-03-14T12:00:00Z
             */
            updated_at: string;
        };
        /**
         * @description The error code. Retry only `TOO_MANY_REQUESTS` and `INTERNAL_SERVER_ERROR`, with exponential backoff and jitter. If a
         *     create request returned `INTERNAL_SERVER_ERROR`, look up the order first. After `UNAUTHORIZED`, get a new access token
         *     and retry once.
         * @example BAD_REQUEST
         * @enum {string}
         */
        ErrorCode: "BAD_REQUEST" | "UNAUTHORIZED" | "PAYMENT_REQUIRED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "UNPROCESSABLE_ENTITY" | "TOO_MANY_REQUESTS" | "INTERNAL_SERVER_ERROR";
        /** @description The response body of every error. Each HTTP status has exactly one code, which determines whether to retry. */
        ErrorBody: {
            code: components["schemas"]["ErrorCode"];
            /**
             * @description A human-readable explanation. The wording can change, so use `code` in your program.
             * @example invalid_type in 'limit': Expected number, received nan
             */
            message: string;
            /**
             * Format: uuid
             * @description The ID of the request. Include it when you contact support.
             * @example 0b1e5a52-6f0c-4d8c-9d35-7a2f4f0f6c1e
             */
            requestId: string;
            /**
             * Format: uri
             * @description A documentation page about this code.
             * @example https://docs.nomos.energy/api-references/errors/BAD_REQUEST
             */
            docs: string;
        };
        /**
         * @description The product of an order, one for each meter provider. New values can be added at any time.
         * @example smart-meter-inexogy
         * @enum {string}
         */
        MeterOrderProduct: "smart-meter-energy-metering" | "smart-meter-metrify" | "smart-meter-inexogy" | UnknownValue;
        /** @description One page of meter orders, newest first. */
        MeterOrderList: {
            /**
             * @description The type of this object, always `list`.
             * @constant
             */
            object: "list";
            /** @description The orders on this page. A page can be empty. */
            items: components["schemas"]["MeterOrder"][];
            /**
             * @description The `cursor` for the next page; null on the last page.
             * @example eyJhZnRlciI6InByZG9fbGs0bThxdG53ZzF2eTYycTdnYm5pY2x3In0
             */
            next_page?: string | null;
            /**
             * @description Whether there is a next page.
             * @example true
             */
            has_more?: boolean;
        };
        /** @description The request body to create a meter order. */
        NewMeterOrder: {
            subscription: components["schemas"]["SubscriptionId"];
        };
        /**
         * Client credentials
         * @description Exchanges your client ID and client secret, sent in the `Authorization` header, for tokens. For server-to-server
         *     integrations.
         */
        ClientCredentialsGrant: {
            /**
             * @description The grant type, always `client_credentials`.
             * @constant
             */
            grant_type: "client_credentials";
        };
        /**
         * Refresh token
         * @description Exchanges a refresh token for new tokens.
         */
        RefreshTokenGrant: {
            /**
             * @description The grant type, always `refresh_token`.
             * @constant
             */
            grant_type: "refresh_token";
            /**
             * @description The `refresh_token` of an earlier response.
             * @example rt_4hq8vdn2mx7wz0ky6tcs1gpb
             */
            refresh_token: string;
        };
        /**
         * Authorization code
         * @description Exchanges an authorization code (with PKCE) for tokens. For apps in which customers sign in; server-to-server
         *     integrations do not need it.
         */
        AuthorizationCodeGrant: {
            /**
             * @description The grant type, always `authorization_code`.
             * @constant
             */
            grant_type: "authorization_code";
            /**
             * @description The authorization code from the redirect.
             * @example ac_9tq2kx5wv7mz1hc8
             */
            code: string;
            /**
             * Format: uri
             * @description The redirect URI of the login request, unchanged.
             * @example https://app.retailer.example/callback
             */
            redirect_uri: string;
            /**
             * @description The PKCE code verifier of the login request.
             * @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
             */
            code_verifier: string;
        };
        /** @description One of three grants, discriminated by `grant_type`. */
        TokenRequest: components["schemas"]["ClientCredentialsGrant"] | components["schemas"]["RefreshTokenGrant"] | components["schemas"]["AuthorizationCodeGrant"];
        /** @description An access token, and a refresh token to get the next one. */
        Token: {
            /**
             * @description The access token, to send as a bearer token in the `Authorization` header. A JWT; treat it as opaque.
             * @example eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyZXRhaWxlciJ9.c2lnbmF0dXJl
             */
            access_token: string;
            /**
             * @description The token type, always `Bearer`.
             * @constant
             */
            token_type: "Bearer";
            /**
             * @description The lifetime of the access token in seconds.
             * @example 3600
             */
            expires_in: number;
            /**
             * @description Token to obtain a new access token with the `refresh_token` grant.
             * @example rt_4hq8vdn2mx7wz0ky6tcs1gpb
             */
            refresh_token: string;
            /**
             * @description The scopes of the access token, separated by spaces. May be absent.
             * @example read:* write:*
             */
            scope?: string;
        };
    };
    responses: {
        /** @description A parameter, a header, or the body is malformed. The message names it. */
        BadRequest: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "BAD_REQUEST";
                };
            };
        };
        /** @description The credentials are missing, invalid, or expired. Get a new access token, then retry once. */
        Unauthorized: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "UNAUTHORIZED";
                };
            };
        };
        /** @description Your account needs a higher pricing plan for this resource. */
        PaymentRequired: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "PAYMENT_REQUIRED";
                };
            };
        };
        /** @description The access token lacks the scope for this operation. */
        Forbidden: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "FORBIDDEN";
                };
            };
        };
        /** @description The resource does not exist or belongs to another account. */
        NotFound: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "NOT_FOUND";
                };
            };
        };
        /** @description The HTTP method is not supported for this path. */
        MethodNotAllowed: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "METHOD_NOT_ALLOWED";
                };
            };
        };
        /** @description The request conflicts with the current state, for example a second order for the same subscription. */
        Conflict: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "CONFLICT";
                };
            };
        };
        /** @description The request is well-formed but cannot be processed. */
        UnprocessableEntity: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "UNPROCESSABLE_ENTITY";
                };
            };
        };
        /** @description Rate limit exceeded. Retry with exponential backoff and jitter. */
        TooManyRequests: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                "Retry-After": components["headers"]["RetryAfter"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "TOO_MANY_REQUESTS";
                };
            };
        };
        /** @description The API failed. Retry a GET with exponential backoff; after a create request, look up the order first. */
        InternalServerError: {
            headers: {
                "X-API-Version": components["headers"]["ApiVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorBody"] & {
                    /** @constant */
                    code: "INTERNAL_SERVER_ERROR";
                };
            };
        };
    };
    parameters: {
        /**
         * @description The ID of the meter order. An unknown ID returns 404, whatever its format.
         * @example prdo_lk4m8qtnwg1vy62q7gbniclw
         */
        MeterOrderId: string;
        /**
         * @description The API version to use. Send this header with every request. Without it, the default version of your credentials
         *     applies, and that default can change.
         * @example 2026-01-29.edison
         */
        ApiVersion: string;
        /**
         * @description Cursor of the page to return: the `next_page` value of the previous page. Cursors are opaque. A modified cursor, or
         *     one from a list with other parameters, returns 400.
         * @example eyJhZnRlciI6InByZG9fbGs0bThxdG53ZzF2eTYycTdnYm5pY2x3In0
         */
        Cursor: string;
        /**
         * @description Maximum number of orders per page.
         * @example 25
         */
        Limit: number;
        /**
         * @description Only orders with this status.
         * @example waiting
         */
        FilterStatusEq: components["schemas"]["MeterOrderStatus"];
        /**
         * @description Only orders whose status is not this value.
         * @example cancelled
         */
        FilterStatusNe: components["schemas"]["MeterOrderStatus"];
        /**
         * @description Only orders with one of these statuses, as a comma-separated list.
         * @example [
         *       "blocked",
         *       "blocked_wim"
         *     ]
         */
        FilterStatusIn: components["schemas"]["MeterOrderStatus"][];
        /**
         * @description Only orders without a status (`true`), or only orders with one (`false`).
         * @example false
         */
        FilterStatusIsNull: boolean;
        /**
         * @description Only orders for this product.
         * @example smart-meter-inexogy
         */
        FilterProductEq: components["schemas"]["MeterOrderProduct"];
        /**
         * @description Only orders whose product is not this value.
         * @example smart-meter-inexogy
         */
        FilterProductNe: components["schemas"]["MeterOrderProduct"];
        /**
         * @description Only orders for one of these products, as a comma-separated list.
         * @example [
         *       "smart-meter-metrify",
         *       "smart-meter-inexogy"
         *     ]
         */
        FilterProductIn: components["schemas"]["MeterOrderProduct"][];
        /**
         * @description Only orders without a product (`true`), or only orders with one (`false`).
         * @example false
         */
        FilterProductIsNull: boolean;
        /**
         * @description Only orders of this customer.
         * @example cus_dgiplbu58soxmpbba1skfi96
         */
        FilterCustomerEq: string;
        /**
         * @description Only orders whose customer is not this one.
         * @example cus_dgiplbu58soxmpbba1skfi96
         */
        FilterCustomerNe: string;
        /**
         * @description Only orders of one of these customers, as a comma-separated list.
         * @example [
         *       "cus_dgiplbu58soxmpbba1skfi96",
         *       "cus_y1k0s7v5m4rdq2wz9xhbtn83"
         *     ]
         */
        FilterCustomerIn: string[];
        /**
         * @description Only orders without a customer (`true`), or only orders with one (`false`).
         * @example false
         */
        FilterCustomerIsNull: boolean;
        /**
         * @description Only orders whose customer ID contains this text (case-insensitive).
         * @example soxmp
         */
        FilterCustomerContains: string;
        /**
         * @description Only orders whose customer ID starts with this text (case-insensitive).
         * @example cus_dgip
         */
        FilterCustomerStartsWith: string;
        /**
         * @description Only orders whose customer ID ends with this text (case-insensitive).
         * @example skfi96
         */
        FilterCustomerEndsWith: string;
        /**
         * @description Only orders of this subscription.
         * @example sub_fogoqycnk1cpgtonp3c0mge9
         */
        FilterSubscriptionEq: string;
        /**
         * @description Only orders whose subscription is not this one.
         * @example sub_fogoqycnk1cpgtonp3c0mge9
         */
        FilterSubscriptionNe: string;
        /**
         * @description Only orders of one of these subscriptions, as a comma-separated list.
         * @example [
         *       "sub_fogoqycnk1cpgtonp3c0mge9",
         *       "sub_w8c3zt0yq5hn1kdjx6rvbm27"
         *     ]
         */
        FilterSubscriptionIn: string[];
        /**
         * @description Only orders without a subscription (`true`), or only orders with one (`false`).
         * @example false
         */
        FilterSubscriptionIsNull: boolean;
        /**
         * @description Only orders whose subscription ID contains this text (case-insensitive).
         * @example cnk1cp
         */
        FilterSubscriptionContains: string;
        /**
         * @description Only orders whose subscription ID starts with this text (case-insensitive).
         * @example sub_fogo
         */
        FilterSubscriptionStartsWith: string;
        /**
         * @description Only orders whose subscription ID ends with this text (case-insensitive).
         * @example mge9
         */
        FilterSubscriptionEndsWith: string;
        /**
         * @description Only orders created at or after this time. In a URL, encode the `+` of a time zone offset as `%2B`.
         * @example 2024-03-01T00:00:00Z
         */
        FilterCreatedAtGte: string;
        /**
         * @description Only orders created at or before this time. In a URL, encode the `+` of a time zone offset as `%2B`.
         * @example 2024-03-31T23:59:59Z
         */
        FilterCreatedAtLte: string;
        /**
         * @description Only orders without this timestamp (`true`), or only orders with it (`false`).
         * @example false
         */
        FilterCreatedAtIsNull: boolean;
        /**
         * @description Only orders last updated at or after this time. In a URL, encode the `+` of a time zone offset as `%2B`.
         * @example 2024-03-01T00:00:00Z
         */
        FilterUpdatedAtGte: string;
        /**
         * @description Only orders last updated at or before this time. In a URL, encode the `+` of a time zone offset as `%2B`.
         * @example 2024-03-31T23:59:59Z
         */
        FilterUpdatedAtLte: string;
        /**
         * @description Only orders without this timestamp (`true`), or only orders with it (`false`).
         * @example false
         */
        FilterUpdatedAtIsNull: boolean;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The API version that served the response.
         * @example 2026-01-29.edison
         */
        ApiVersion: string;
        /**
         * @description The HTTP methods that this path supports, as a comma-separated list.
         * @example GET, POST
         */
        Allow: string;
        /**
         * @description The number of seconds to wait before the next request. Honor it when present; it is not guaranteed.
         * @example 30
         */
        RetryAfter: number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    retrieveMeterOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version to use. Send this header with every request. Without it, the default version of your credentials
                 *     applies, and that default can change.
                 * @example 2026-01-29.edison
                 */
                "X-API-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /**
                 * @description The ID of the meter order. An unknown ID returns 404, whatever its format.
                 * @example prdo_lk4m8qtnwg1vy62q7gbniclw
                 */
                id: components["parameters"]["MeterOrderId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meter order. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterOrder"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    listMeterOrders: {
        parameters: {
            query?: {
                /**
                 * @description Cursor of the page to return: the `next_page` value of the previous page. Cursors are opaque. A modified cursor, or
                 *     one from a list with other parameters, returns 400.
                 * @example eyJhZnRlciI6InByZG9fbGs0bThxdG53ZzF2eTYycTdnYm5pY2x3In0
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description Maximum number of orders per page.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only orders with this status.
                 * @example waiting
                 */
                "filter[status][eq]"?: components["parameters"]["FilterStatusEq"];
                /**
                 * @description Only orders whose status is not this value.
                 * @example cancelled
                 */
                "filter[status][ne]"?: components["parameters"]["FilterStatusNe"];
                /**
                 * @description Only orders with one of these statuses, as a comma-separated list.
                 * @example [
                 *       "blocked",
                 *       "blocked_wim"
                 *     ]
                 */
                "filter[status][in]"?: components["parameters"]["FilterStatusIn"];
                /**
                 * @description Only orders without a status (`true`), or only orders with one (`false`).
                 * @example false
                 */
                "filter[status][is_null]"?: components["parameters"]["FilterStatusIsNull"];
                /**
                 * @description Only orders for this product.
                 * @example smart-meter-inexogy
                 */
                "filter[product][eq]"?: components["parameters"]["FilterProductEq"];
                /**
                 * @description Only orders whose product is not this value.
                 * @example smart-meter-inexogy
                 */
                "filter[product][ne]"?: components["parameters"]["FilterProductNe"];
                /**
                 * @description Only orders for one of these products, as a comma-separated list.
                 * @example [
                 *       "smart-meter-metrify",
                 *       "smart-meter-inexogy"
                 *     ]
                 */
                "filter[product][in]"?: components["parameters"]["FilterProductIn"];
                /**
                 * @description Only orders without a product (`true`), or only orders with one (`false`).
                 * @example false
                 */
                "filter[product][is_null]"?: components["parameters"]["FilterProductIsNull"];
                /**
                 * @description Only orders of this customer.
                 * @example cus_dgiplbu58soxmpbba1skfi96
                 */
                "filter[customer][eq]"?: components["parameters"]["FilterCustomerEq"];
                /**
                 * @description Only orders whose customer is not this one.
                 * @example cus_dgiplbu58soxmpbba1skfi96
                 */
                "filter[customer][ne]"?: components["parameters"]["FilterCustomerNe"];
                /**
                 * @description Only orders of one of these customers, as a comma-separated list.
                 * @example [
                 *       "cus_dgiplbu58soxmpbba1skfi96",
                 *       "cus_y1k0s7v5m4rdq2wz9xhbtn83"
                 *     ]
                 */
                "filter[customer][in]"?: components["parameters"]["FilterCustomerIn"];
                /**
                 * @description Only orders without a customer (`true`), or only orders with one (`false`).
                 * @example false
                 */
                "filter[customer][is_null]"?: components["parameters"]["FilterCustomerIsNull"];
                /**
                 * @description Only orders whose customer ID contains this text (case-insensitive).
                 * @example soxmp
                 */
                "filter[customer][contains]"?: components["parameters"]["FilterCustomerContains"];
                /**
                 * @description Only orders whose customer ID starts with this text (case-insensitive).
                 * @example cus_dgip
                 */
                "filter[customer][starts_with]"?: components["parameters"]["FilterCustomerStartsWith"];
                /**
                 * @description Only orders whose customer ID ends with this text (case-insensitive).
                 * @example skfi96
                 */
                "filter[customer][ends_with]"?: components["parameters"]["FilterCustomerEndsWith"];
                /**
                 * @description Only orders of this subscription.
                 * @example sub_fogoqycnk1cpgtonp3c0mge9
                 */
                "filter[subscription][eq]"?: components["parameters"]["FilterSubscriptionEq"];
                /**
                 * @description Only orders whose subscription is not this one.
                 * @example sub_fogoqycnk1cpgtonp3c0mge9
                 */
                "filter[subscription][ne]"?: components["parameters"]["FilterSubscriptionNe"];
                /**
                 * @description Only orders of one of these subscriptions, as a comma-separated list.
                 * @example [
                 *       "sub_fogoqycnk1cpgtonp3c0mge9",
                 *       "sub_w8c3zt0yq5hn1kdjx6rvbm27"
                 *     ]
                 */
                "filter[subscription][in]"?: components["parameters"]["FilterSubscriptionIn"];
                /**
                 * @description Only orders without a subscription (`true`), or only orders with one (`false`).
                 * @example false
                 */
                "filter[subscription][is_null]"?: components["parameters"]["FilterSubscriptionIsNull"];
                /**
                 * @description Only orders whose subscription ID contains this text (case-insensitive).
                 * @example cnk1cp
                 */
                "filter[subscription][contains]"?: components["parameters"]["FilterSubscriptionContains"];
                /**
                 * @description Only orders whose subscription ID starts with this text (case-insensitive).
                 * @example sub_fogo
                 */
                "filter[subscription][starts_with]"?: components["parameters"]["FilterSubscriptionStartsWith"];
                /**
                 * @description Only orders whose subscription ID ends with this text (case-insensitive).
                 * @example mge9
                 */
                "filter[subscription][ends_with]"?: components["parameters"]["FilterSubscriptionEndsWith"];
                /**
                 * @description Only orders created at or after this time. In a URL, encode the `+` of a time zone offset as `%2B`.
                 * @example 2024-03-01T00:00:00Z
                 */
                "filter[created_at][gte]"?: components["parameters"]["FilterCreatedAtGte"];
                /**
                 * @description Only orders created at or before this time. In a URL, encode the `+` of a time zone offset as `%2B`.
                 * @example 2024-03-31T23:59:59Z
                 */
                "filter[created_at][lte]"?: components["parameters"]["FilterCreatedAtLte"];
                /**
                 * @description Only orders without this timestamp (`true`), or only orders with it (`false`).
                 * @example false
                 */
                "filter[created_at][is_null]"?: components["parameters"]["FilterCreatedAtIsNull"];
                /**
                 * @description Only orders last updated at or after this time. In a URL, encode the `+` of a time zone offset as `%2B`.
                 * @example 2024-03-01T00:00:00Z
                 */
                "filter[updated_at][gte]"?: components["parameters"]["FilterUpdatedAtGte"];
                /**
                 * @description Only orders last updated at or before this time. In a URL, encode the `+` of a time zone offset as `%2B`.
                 * @example 2024-03-31T23:59:59Z
                 */
                "filter[updated_at][lte]"?: components["parameters"]["FilterUpdatedAtLte"];
                /**
                 * @description Only orders without this timestamp (`true`), or only orders with it (`false`).
                 * @example false
                 */
                "filter[updated_at][is_null]"?: components["parameters"]["FilterUpdatedAtIsNull"];
            };
            header?: {
                /**
                 * @description The API version to use. Send this header with every request. Without it, the default version of your credentials
                 *     applies, and that default can change.
                 * @example 2026-01-29.edison
                 */
                "X-API-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of meter orders. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterOrderList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createMeterOrder: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version to use. Send this header with every request. Without it, the default version of your credentials
                 *     applies, and that default can change.
                 * @example 2026-01-29.edison
                 */
                "X-API-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMeterOrder"];
            };
        };
        responses: {
            /** @description The new meter order. It starts as `waiting`. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterOrder"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The API version to use. Send this header with every request. Without it, the default version of your credentials
                 *     applies, and that default can change.
                 * @example 2026-01-29.edison
                 */
                "X-API-Version"?: components["parameters"]["ApiVersion"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The access token. */
            200: {
                headers: {
                    "X-API-Version": components["headers"]["ApiVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthorized"];
            402: components["responses"]["PaymentRequired"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            405: components["responses"]["MethodNotAllowed"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["UnprocessableEntity"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["InternalServerError"];
        };
    };
}

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
