// Generated from openapi/ by `npm run generate`. Do not edit.

import type { UnknownValue } from "./unknown-value.js";
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
         * @description Returns the meter order with this id, with the status it has right now.
         *
         *     Statuses change over weeks, and this edition sends no webhooks for them: ask again to follow an order.
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
         *     **Pages.** Pass a page's `next_page` as `cursor` to get the page after it, and keep every other parameter as it
         *     was; stop when `next_page` is null. A walk meets every order once. There is no total, no way back and no sorting.
         *
         *     **Filters.** All filters given must hold together.
         *     Spell them exactly as listed here: the API ignores a field or an operator that it does not know, without a word,
         *     and answers with *all* orders. A value that it cannot read is answered 400.
         */
        get: operations["listMeterOrders"];
        put?: never;
        /**
         * Create a smart meter order
         * @description Orders a smart meter for a subscription and returns the new meter order. The meter provider is chosen for you.
         *
         *     The subscription's plan must include a smart meter; the API does not show whether it does.
         *     A subscription has **at most one** meter order, ever, even after that one was cancelled. So a create whose
         *     outcome you never learnt cannot order a second meter when it is repeated, and no idempotency key is needed.
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
         * @description Exchanges your client id and client secret for an access token, valid for one hour.
         *
         *     Ask for a new one before it expires, with the same grant or with the refresh token. Send the fields
         *     form-encoded, as OAuth 2.0 has it, or as JSON: the vendor documents one and publishes the other.
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
         * @description The unique id of the meter order.
         * @example prdo_nka6c5xkrlvbpgnkczshdj12
         */
        MeterOrderId: string;
        /**
         * @description The id of the subscription that the meter is ordered for. A subscription stands for the contract of one customer, and
         *     the vendor keeps it. None of the calls described here creates, lists or shows subscriptions: you bring the id along.
         * @example sub_fogoqycnk1cpgtonp3c0mge9
         */
        SubscriptionId: string;
        /**
         * @description The id of the customer who gets the meter.
         * @example cus_dgiplbu58soxmpbba1skfi96
         */
        CustomerId: string;
        /**
         * @description The meter provider who carries the order out. More may be added at any time.
         * @example energy-metering
         * @enum {string}
         */
        MeterOrderProvider: "energy-metering" | "metrify" | "inexogy" | UnknownValue;
        /**
         * @description Where the order stands. An order usually runs `waiting` → `ordered` → `checked` → `installation_planning` →
         *     `installation_scheduled` → `installation_finished` → `activated`.
         *
         *     That is the typical course, not a promise: an order may skip a status, repeat one or go back. A hold (`blocked`,
         *     `blocked_wim`) replaces the status the order had, so remember it if you need to know where a held order stood.
         *     More statuses may be added at any time: keep orders whose status you do not know.
         * @example waiting
         * @enum {string}
         */
        MeterOrderStatus: "waiting" | "ordered" | "checked" | "installation_planning" | "installation_scheduled" | "installation_waiting" | "installation_finished" | "activated" | "installed" | "pre_installed" | "cancelled" | "intended" | "blocked" | "blocked_wim" | UnknownValue;
        /** @description An order for a smart meter, placed for one subscription and carried out by a meter provider. */
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
             * @description When the order was last updated. This description takes it that every change of status moves it.
             * @example 2024-03-14T12:00:00Z
             */
            updated_at: string;
        };
        /**
         * @description The kind of error. Retry only `TOO_MANY_REQUESTS` and `INTERNAL_SERVER_ERROR`, with waits that grow. After a create
         *     that was answered `INTERNAL_SERVER_ERROR`, look the order up first. After `UNAUTHORIZED`, get a new token and repeat the
         *     call once.
         * @example BAD_REQUEST
         * @enum {string}
         */
        ErrorCode: "BAD_REQUEST" | "UNAUTHORIZED" | "PAYMENT_REQUIRED" | "FORBIDDEN" | "NOT_FOUND" | "METHOD_NOT_ALLOWED" | "CONFLICT" | "UNPROCESSABLE_ENTITY" | "TOO_MANY_REQUESTS" | "INTERNAL_SERVER_ERROR";
        /** @description What every failed call answers with. Each HTTP status has exactly one code, which says whether to retry. */
        ErrorBody: {
            code: components["schemas"]["ErrorCode"];
            /**
             * @description What went wrong, for a person to read. Its wording may change; decide by `code`.
             * @example invalid_type in 'limit': Expected number, received nan
             */
            message: string;
            /**
             * Format: uuid
             * @description Identifies the call. Quote it when you ask for help.
             * @example 0b1e5a52-6f0c-4d8c-9d35-7a2f4f0f6c1e
             */
            requestId: string;
            /**
             * Format: uri
             * @description A page about this code.
             * @example https://docs.nomos.energy/api-references/errors/BAD_REQUEST
             */
            docs: string;
        };
        /**
         * @description The product that an order is for, one for each meter provider. More may be added at any time.
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
            /** @description The orders of this page. A page may be empty. */
            items: components["schemas"]["MeterOrder"][];
            /**
             * @description The `cursor` of the next page; null on the last page.
             * @example eyJhZnRlciI6InByZG9fbGs0bThxdG53ZzF2eTYycTdnYm5pY2x3In0
             */
            next_page?: string | null;
            /**
             * @description Whether another page follows.
             * @example true
             */
            has_more?: boolean;
        };
        /** @description What it takes to order a smart meter. */
        NewMeterOrder: {
            subscription: components["schemas"]["SubscriptionId"];
        };
        /**
         * Client credentials
         * @description Your own client id and secret, sent in the Authorization header, for calls between servers.
         */
        ClientCredentialsGrant: {
            /**
             * @description The grant, always `client_credentials`.
             * @constant
             */
            grant_type: "client_credentials";
        };
        /**
         * Refresh token
         * @description The refresh token of an earlier answer.
         */
        RefreshTokenGrant: {
            /**
             * @description The grant, always `refresh_token`.
             * @constant
             */
            grant_type: "refresh_token";
            /**
             * @description The `refresh_token` of an earlier answer.
             * @example rt_4hq8vdn2mx7wz0ky6tcs1gpb
             */
            refresh_token: string;
        };
        /**
         * Authorization code
         * @description The code that a customer's login ended with, with PKCE. For applications in which customers sign in themselves;
         *     a retailer's server does not need it.
         */
        AuthorizationCodeGrant: {
            /**
             * @description The grant, always `authorization_code`.
             * @constant
             */
            grant_type: "authorization_code";
            /**
             * @description The code from the redirect.
             * @example ac_9tq2kx5wv7mz1hc8
             */
            code: string;
            /**
             * Format: uri
             * @description The redirect URI of the login, unchanged.
             * @example https://app.retailer.example/callback
             */
            redirect_uri: string;
            /**
             * @description The PKCE secret that the login began with.
             * @example dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk
             */
            code_verifier: string;
        };
        /** @description One of the three grants, told apart by `grant_type`. */
        TokenRequest: components["schemas"]["ClientCredentialsGrant"] | components["schemas"]["RefreshTokenGrant"] | components["schemas"]["AuthorizationCodeGrant"];
        /** @description An access token, and what is needed to renew it. */
        Token: {
            /**
             * @description The token to send as `Authorization` header of the type Bearer. A JWT; treat it as opaque.
             * @example eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJyZXRhaWxlciJ9.c2lnbmF0dXJl
             */
            access_token: string;
            /**
             * @description The type of the token, always `Bearer`.
             * @constant
             */
            token_type: "Bearer";
            /**
             * @description How many seconds the access token is valid.
             * @example 3600
             */
            expires_in: number;
            /**
             * @description Gets the next access token, with the grant `refresh_token`.
             * @example rt_4hq8vdn2mx7wz0ky6tcs1gpb
             */
            refresh_token: string;
            /**
             * @description The scopes of the access token, separated by spaces. May be missing.
             * @example read:* write:*
             */
            scope?: string;
        };
    };
    responses: {
        /** @description A parameter, a header or the body is malformed. The message names it. */
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
        /** @description The credentials are missing, wrong or expired. Get a new token, then repeat the call once. */
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
        /** @description The account has to settle a payment before it may call the API again. */
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
        /** @description The token lacks the scope for this call. */
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
        /** @description The thing asked for does not exist, or belongs to somebody else. */
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
        /** @description This URL does not know the HTTP method. */
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
        /** @description The call contradicts the present state, such as a second order for one subscription. */
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
        /** @description The call is well-formed but cannot be carried out. */
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
        /** @description Too many calls in too short a time. Wait, then retry with increasing, randomised waits. */
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
        /** @description The API failed. Retry a GET with increasing, randomised waits; after a failed create, look the order up first. */
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
         * @description The id of the meter order. One that does not exist is answered 404, whatever its shape.
         * @example prdo_lk4m8qtnwg1vy62q7gbniclw
         */
        MeterOrderId: string;
        /**
         * @description The edition of the API to answer with. Send it with every request: without it, the edition that your credentials
         *     default to applies, and that one can change.
         * @example 2026-01-29.edison
         */
        ApiVersion: string;
        /**
         * @description Where to go on: the `next_page` of the page before. Opaque; one that was altered, or that comes from a list with
         *     other parameters, is answered 400.
         * @example eyJhZnRlciI6InByZG9fbGs0bThxdG53ZzF2eTYycTdnYm5pY2x3In0
         */
        Cursor: string;
        /**
         * @description How many orders a page holds at most.
         * @example 25
         */
        Limit: number;
        /**
         * @description Only orders with this status.
         * @example waiting
         */
        FilterStatusEq: components["schemas"]["MeterOrderStatus"];
        /**
         * @description Only orders with another status than this one.
         * @example cancelled
         */
        FilterStatusNe: components["schemas"]["MeterOrderStatus"];
        /**
         * @description Only orders with one of these statuses, separated by commas.
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
         * @description Only orders for another product than this one.
         * @example smart-meter-inexogy
         */
        FilterProductNe: components["schemas"]["MeterOrderProduct"];
        /**
         * @description Only orders for one of these products, separated by commas.
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
         * @description Only orders of another customer than this one.
         * @example cus_dgiplbu58soxmpbba1skfi96
         */
        FilterCustomerNe: string;
        /**
         * @description Only orders of one of these customers, separated by commas.
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
         * @description Only orders whose customer id contains this text, in upper or lower case.
         * @example soxmp
         */
        FilterCustomerContains: string;
        /**
         * @description Only orders whose customer id starts with this text, in upper or lower case.
         * @example cus_dgip
         */
        FilterCustomerStartsWith: string;
        /**
         * @description Only orders whose customer id ends with this text, in upper or lower case.
         * @example skfi96
         */
        FilterCustomerEndsWith: string;
        /**
         * @description Only orders of this subscription.
         * @example sub_fogoqycnk1cpgtonp3c0mge9
         */
        FilterSubscriptionEq: string;
        /**
         * @description Only orders of another subscription than this one.
         * @example sub_fogoqycnk1cpgtonp3c0mge9
         */
        FilterSubscriptionNe: string;
        /**
         * @description Only orders of one of these subscriptions, separated by commas.
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
         * @description Only orders whose subscription id contains this text, in upper or lower case.
         * @example cnk1cp
         */
        FilterSubscriptionContains: string;
        /**
         * @description Only orders whose subscription id starts with this text, in upper or lower case.
         * @example sub_fogo
         */
        FilterSubscriptionStartsWith: string;
        /**
         * @description Only orders whose subscription id ends with this text, in upper or lower case.
         * @example mge9
         */
        FilterSubscriptionEndsWith: string;
        /**
         * @description Only orders that were created at this moment or later. In a URL, the `+` of a time zone is written `%2B`.
         * @example 2024-03-01T00:00:00Z
         */
        FilterCreatedAtGte: string;
        /**
         * @description Only orders that were created at this moment or earlier. In a URL, the `+` of a time zone is written `%2B`.
         * @example 2024-03-31T23:59:59Z
         */
        FilterCreatedAtLte: string;
        /**
         * @description Only orders without this time (`true`), or only orders with one (`false`).
         * @example false
         */
        FilterCreatedAtIsNull: boolean;
        /**
         * @description Only orders that were last updated at this moment or later. In a URL, the `+` of a time zone is written `%2B`.
         * @example 2024-03-01T00:00:00Z
         */
        FilterUpdatedAtGte: string;
        /**
         * @description Only orders that were last updated at this moment or earlier. In a URL, the `+` of a time zone is written `%2B`.
         * @example 2024-03-31T23:59:59Z
         */
        FilterUpdatedAtLte: string;
        /**
         * @description Only orders without this time (`true`), or only orders with one (`false`).
         * @example false
         */
        FilterUpdatedAtIsNull: boolean;
    };
    requestBodies: never;
    headers: {
        /**
         * @description The edition of the API that answered.
         * @example 2026-01-29.edison
         */
        ApiVersion: string;
        /**
         * @description The methods that this URL knows, separated by commas.
         * @example GET, POST
         */
        Allow: string;
        /**
         * @description How many seconds to wait before the next request. Honour it when it comes; do not count on it.
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
                 * @description The edition of the API to answer with. Send it with every request: without it, the edition that your credentials
                 *     default to applies, and that one can change.
                 * @example 2026-01-29.edison
                 */
                "X-API-Version"?: components["parameters"]["ApiVersion"];
            };
            path: {
                /**
                 * @description The id of the meter order. One that does not exist is answered 404, whatever its shape.
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
                 * @description Where to go on: the `next_page` of the page before. Opaque; one that was altered, or that comes from a list with
                 *     other parameters, is answered 400.
                 * @example eyJhZnRlciI6InByZG9fbGs0bThxdG53ZzF2eTYycTdnYm5pY2x3In0
                 */
                cursor?: components["parameters"]["Cursor"];
                /**
                 * @description How many orders a page holds at most.
                 * @example 25
                 */
                limit?: components["parameters"]["Limit"];
                /**
                 * @description Only orders with this status.
                 * @example waiting
                 */
                "filter[status][eq]"?: components["parameters"]["FilterStatusEq"];
                /**
                 * @description Only orders with another status than this one.
                 * @example cancelled
                 */
                "filter[status][ne]"?: components["parameters"]["FilterStatusNe"];
                /**
                 * @description Only orders with one of these statuses, separated by commas.
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
                 * @description Only orders for another product than this one.
                 * @example smart-meter-inexogy
                 */
                "filter[product][ne]"?: components["parameters"]["FilterProductNe"];
                /**
                 * @description Only orders for one of these products, separated by commas.
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
                 * @description Only orders of another customer than this one.
                 * @example cus_dgiplbu58soxmpbba1skfi96
                 */
                "filter[customer][ne]"?: components["parameters"]["FilterCustomerNe"];
                /**
                 * @description Only orders of one of these customers, separated by commas.
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
                 * @description Only orders whose customer id contains this text, in upper or lower case.
                 * @example soxmp
                 */
                "filter[customer][contains]"?: components["parameters"]["FilterCustomerContains"];
                /**
                 * @description Only orders whose customer id starts with this text, in upper or lower case.
                 * @example cus_dgip
                 */
                "filter[customer][starts_with]"?: components["parameters"]["FilterCustomerStartsWith"];
                /**
                 * @description Only orders whose customer id ends with this text, in upper or lower case.
                 * @example skfi96
                 */
                "filter[customer][ends_with]"?: components["parameters"]["FilterCustomerEndsWith"];
                /**
                 * @description Only orders of this subscription.
                 * @example sub_fogoqycnk1cpgtonp3c0mge9
                 */
                "filter[subscription][eq]"?: components["parameters"]["FilterSubscriptionEq"];
                /**
                 * @description Only orders of another subscription than this one.
                 * @example sub_fogoqycnk1cpgtonp3c0mge9
                 */
                "filter[subscription][ne]"?: components["parameters"]["FilterSubscriptionNe"];
                /**
                 * @description Only orders of one of these subscriptions, separated by commas.
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
                 * @description Only orders whose subscription id contains this text, in upper or lower case.
                 * @example cnk1cp
                 */
                "filter[subscription][contains]"?: components["parameters"]["FilterSubscriptionContains"];
                /**
                 * @description Only orders whose subscription id starts with this text, in upper or lower case.
                 * @example sub_fogo
                 */
                "filter[subscription][starts_with]"?: components["parameters"]["FilterSubscriptionStartsWith"];
                /**
                 * @description Only orders whose subscription id ends with this text, in upper or lower case.
                 * @example mge9
                 */
                "filter[subscription][ends_with]"?: components["parameters"]["FilterSubscriptionEndsWith"];
                /**
                 * @description Only orders that were created at this moment or later. In a URL, the `+` of a time zone is written `%2B`.
                 * @example 2024-03-01T00:00:00Z
                 */
                "filter[created_at][gte]"?: components["parameters"]["FilterCreatedAtGte"];
                /**
                 * @description Only orders that were created at this moment or earlier. In a URL, the `+` of a time zone is written `%2B`.
                 * @example 2024-03-31T23:59:59Z
                 */
                "filter[created_at][lte]"?: components["parameters"]["FilterCreatedAtLte"];
                /**
                 * @description Only orders without this time (`true`), or only orders with one (`false`).
                 * @example false
                 */
                "filter[created_at][is_null]"?: components["parameters"]["FilterCreatedAtIsNull"];
                /**
                 * @description Only orders that were last updated at this moment or later. In a URL, the `+` of a time zone is written `%2B`.
                 * @example 2024-03-01T00:00:00Z
                 */
                "filter[updated_at][gte]"?: components["parameters"]["FilterUpdatedAtGte"];
                /**
                 * @description Only orders that were last updated at this moment or earlier. In a URL, the `+` of a time zone is written `%2B`.
                 * @example 2024-03-31T23:59:59Z
                 */
                "filter[updated_at][lte]"?: components["parameters"]["FilterUpdatedAtLte"];
                /**
                 * @description Only orders without this time (`true`), or only orders with one (`false`).
                 * @example false
                 */
                "filter[updated_at][is_null]"?: components["parameters"]["FilterUpdatedAtIsNull"];
            };
            header?: {
                /**
                 * @description The edition of the API to answer with. Send it with every request: without it, the edition that your credentials
                 *     default to applies, and that one can change.
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
                 * @description The edition of the API to answer with. Send it with every request: without it, the edition that your credentials
                 *     default to applies, and that one can change.
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
                 * @description The edition of the API to answer with. Send it with every request: without it, the edition that your credentials
                 *     default to applies, and that one can change.
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
