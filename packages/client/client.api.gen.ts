// Generated from packages/client/src/ by `npm run generate`. Do not edit.

// @meter-orders/client: 60 names

export declare const API_VERSION = "2026-01-29.edison";

export declare class AbortError extends MeterOrdersError {
    static readonly kind = "AbortError";
}

export declare class ApiError extends MeterOrdersError {
    static readonly kind: string;
    readonly status: number;
    readonly code: string;
    constructor(code: string, message: string, details?: FailureDetails);
}

export type ApiInit<Path extends keyof paths, M extends Method> = Record<never, never> extends FetchOptions<paths[Path][M]> ? [
    init?: Init<paths[Path][M]>
] : [
    init: Init<paths[Path][M]>
];

export type ApiResult<Path extends keyof paths, M extends Method> = paths[Path][M] extends {
    responses: infer Responses;
} ? {
    [Status in keyof Responses]: Status extends 200 ? {
        status: Status;
        data: Json<Responses[Status]>;
        error?: undefined;
        response: Response;
    } : {
        status: Status;
        data?: undefined;
        error: Json<Responses[Status]>;
        response: Response;
    };
}[keyof Responses] : never;

export interface AttemptEvent {
    call: number;
    method: string;
    url: string;
    attempt: number;
}

export declare class BadRequestError extends ApiError {
    static readonly kind = "BadRequestError";
    readonly status: 400;
    readonly code: "BAD_REQUEST";
}

export interface CallOptions extends RetryOptions {
    signal?: AbortSignal | undefined;
}

export interface ClientOptions extends RetryOptions {
    token?: string | (() => string | Promise<string>) | undefined;
    clientId?: string | undefined;
    clientSecret?: string | undefined;
    tokenFormat?: "form" | "json" | undefined;
    baseUrl?: string | undefined;
    apiVersion?: string | undefined;
    hooks?: Hooks | undefined;
    fetch?: ((request: Request) => Promise<Response>) | undefined;
}

export declare class ConflictError extends ApiError {
    static readonly kind = "ConflictError";
    readonly status: 409;
    readonly code: "CONFLICT";
}

export declare class ConnectionError extends MeterOrdersError {
    static readonly kind = "ConnectionError";
}

export type ErrorBody = components["schemas"]["ErrorBody"];

export declare class ForbiddenError extends ApiError {
    static readonly kind = "ForbiddenError";
    readonly status: 403;
    readonly code: "FORBIDDEN";
}

export interface Hooks {
    onRequest?: ((event: AttemptEvent) => void) | undefined;
    onResponse?: ((event: ResponseEvent) => void) | undefined;
    onRetry?: ((event: RetryEvent) => void) | undefined;
}

export declare class InternalServerError extends ApiError {
    static readonly kind = "InternalServerError";
    readonly status: 500;
    readonly code: "INTERNAL_SERVER_ERROR";
}

export declare class InvalidResponseError extends MeterOrdersError {
    static readonly kind = "InvalidResponseError";
    readonly status: number;
    readonly text: string;
    constructor(message: string, text: string, details?: FailureDetails);
}

export interface ListOptions extends CallOptions {
    filter?: MeterOrderFilter | undefined;
    limit?: number | undefined;
    cursor?: string | undefined;
}

export declare const METER_ORDER_PROVIDERS: readonly [
    "energy-metering",
    "metrify",
    "inexogy"
];

export declare const METER_ORDER_STATUSES: readonly [
    "waiting",
    "ordered",
    "checked",
    "installation_planning",
    "installation_scheduled",
    "installation_waiting",
    "installation_finished",
    "activated",
    "installed",
    "pre_installed",
    "cancelled",
    "intended",
    "blocked",
    "blocked_wim"
];

export type MeterOrder = components["schemas"]["MeterOrder"];

export interface MeterOrderFilter {
    status?: {
        eq?: MeterOrderStatus | undefined;
        ne?: MeterOrderStatus | undefined;
        in?: readonly MeterOrderStatus[] | undefined;
        is_null?: boolean | undefined;
    } | undefined;
    product?: {
        eq?: MeterOrderProduct | undefined;
        ne?: MeterOrderProduct | undefined;
        in?: readonly MeterOrderProduct[] | undefined;
        is_null?: boolean | undefined;
    } | undefined;
    customer?: {
        eq?: string | undefined;
        ne?: string | undefined;
        in?: readonly string[] | undefined;
        is_null?: boolean | undefined;
        contains?: string | undefined;
        starts_with?: string | undefined;
        ends_with?: string | undefined;
    } | undefined;
    subscription?: {
        eq?: string | undefined;
        ne?: string | undefined;
        in?: readonly string[] | undefined;
        is_null?: boolean | undefined;
        contains?: string | undefined;
        starts_with?: string | undefined;
        ends_with?: string | undefined;
    } | undefined;
    created_at?: {
        gte?: string | Date | undefined;
        lte?: string | Date | undefined;
        is_null?: boolean | undefined;
    } | undefined;
    updated_at?: {
        gte?: string | Date | undefined;
        lte?: string | Date | undefined;
        is_null?: boolean | undefined;
    } | undefined;
}

export interface MeterOrderIterable extends AsyncIterable<MeterOrder> {
    pages(): AsyncIterable<MeterOrderList>;
    toArray(options?: {
        limit?: number | undefined;
    }): Promise<MeterOrder[]>;
}

export type MeterOrderList = components["schemas"]["MeterOrderList"];

export type MeterOrderProduct = components["schemas"]["MeterOrderProduct"];

export type MeterOrderProvider = components["schemas"]["MeterOrderProvider"];

export type MeterOrderStatus = components["schemas"]["MeterOrderStatus"];

export interface MeterOrders {
    retrieve(id: string, options?: CallOptions): Promise<MeterOrder>;
    list(options?: ListOptions): MeterOrderIterable;
    create(order: NewMeterOrder, options?: CallOptions): Promise<MeterOrder>;
    createOrRetrieve(order: NewMeterOrder, options?: CallOptions): Promise<{
        order: MeterOrder;
        created: boolean;
    }>;
    watch(from: string | WatchPosition, options?: WatchOptions): AsyncIterableIterator<StatusChange>;
    waitUntil(from: string | WatchPosition, goal: MeterOrderStatus, options?: WaitOptions): Promise<MeterOrder>;
}

export interface MeterOrdersClient extends LowLevelApi {
    readonly meterOrders: MeterOrders;
}

export declare class MeterOrdersError extends Error implements FailureDetails {
    static readonly kind: string;
    static readonly [BRAND] = true;
    readonly status: number | undefined;
    readonly requestId: string | undefined;
    readonly docs: string | undefined;
    readonly retryable: boolean;
    readonly attempts: number;
    readonly retryAfterMs: number | undefined;
    readonly outcomeUnknown: boolean;
    constructor(message: string, { cause, ...details }?: FailureDetails);
    get name(): string;
    toJSON(): Record<string, unknown>;
    static [Symbol.hasInstance](value: unknown): boolean;
}

export declare class MethodNotAllowedError extends ApiError {
    static readonly kind = "MethodNotAllowedError";
    readonly status: 405;
    readonly code: "METHOD_NOT_ALLOWED";
}

export type Middleware = OpenApiMiddleware;

export type NewMeterOrder = components["schemas"]["NewMeterOrder"];

export declare class NotFoundError extends ApiError {
    static readonly kind = "NotFoundError";
    readonly status: 404;
    readonly code: "NOT_FOUND";
}

export declare const PRODUCTION_URL = "https://api.nomos.energy";

export declare const PROVIDER_DESCRIPTIONS: {
    readonly "energy-metering": "energy metering installs and operates the meter.";
    readonly metrify: "Metrify installs and operates the meter.";
    readonly inexogy: "inexogy installs and operates the meter.";
};

export declare class PaginationError extends MeterOrdersError {
    static readonly kind = "PaginationError";
}

export declare class PaymentRequiredError extends ApiError {
    static readonly kind = "PaymentRequiredError";
    readonly status: 402;
    readonly code: "PAYMENT_REQUIRED";
}

export interface ResponseEvent extends AttemptEvent {
    durationMs: number;
    status?: number;
    error?: string;
}

export interface RetryEvent extends ResponseEvent {
    delayMs: number;
}

export interface RetryOptions {
    timeoutMs?: number | undefined;
    deadlineMs?: number | undefined;
    retries?: number | undefined;
}

export declare const STATUS_DESCRIPTIONS: {
    readonly waiting: "The customer requested a smart meter. The order has not been sent to the meter provider yet, often because its MaLo or MeLo is missing.";
    readonly ordered: "The order was sent to the meter provider.";
    readonly checked: "The meter provider checked the site and agreed to fulfill the order.";
    readonly installation_planning: "The meter provider is planning the installation and may be waiting for the customer to agree to a date.";
    readonly installation_scheduled: "The meter provider has set a date with the customer, who may still need to confirm it.";
    readonly installation_waiting: "The meter provider is waiting for the installation to start. The customer may still need to confirm the date.";
    readonly installation_finished: "The meter provider has finished the installation, and the data of the new meter was sent to the network operator.";
    readonly activated: "The smart meter is live and can be used to transmit consumption data automatically.";
    readonly installed: "The smart meter is installed.";
    readonly pre_installed: "The site already has a smart meter, so nothing needs to be installed.";
    readonly cancelled: "The order was canceled.";
    readonly intended: "The customer is interested but has not completed the order.";
    readonly blocked: "The order is on hold in the Nomos system until an administrator approves it.";
    readonly blocked_wim: "The order is on hold in the WiM process until the network operator confirms the installation. WiM is the standardized German market process for switching the metering operator.";
};

export declare const STATUS_PHASES: {
    readonly waiting: "open";
    readonly ordered: "open";
    readonly checked: "open";
    readonly installation_planning: "open";
    readonly installation_scheduled: "open";
    readonly installation_waiting: "open";
    readonly installation_finished: "open";
    readonly activated: "final";
    readonly installed: "open";
    readonly pre_installed: "final";
    readonly cancelled: "final";
    readonly intended: "before";
    readonly blocked: "hold";
    readonly blocked_wim: "hold";
};

export type Settled<Value> = {
    ok: true;
    status?: undefined;
    value: Value;
    error?: undefined;
} | {
    [Status in keyof ErrorByStatus]: {
        ok: false;
        status: Status;
        value?: undefined;
        error: ErrorByStatus[Status];
    };
}[keyof ErrorByStatus] | {
    ok: false;
    status?: undefined;
    value?: undefined;
    error: MeterOrdersError;
};

export interface StatusChange {
    previous: MeterOrderStatus | undefined;
    current: MeterOrderStatus;
    progress: MeterOrderStatus | undefined;
    order: MeterOrder;
    position: WatchPosition;
}

export declare const TYPICAL_LIFECYCLE: readonly [
    "intended",
    "waiting",
    "ordered",
    "checked",
    "installation_planning",
    "installation_scheduled",
    "installation_waiting",
    "installation_finished",
    "installed",
    "activated"
];

export declare class TimeoutError extends MeterOrdersError {
    static readonly kind = "TimeoutError";
}

export declare class TokenError extends MeterOrdersError {
    static readonly kind = "TokenError";
}

export declare class TooManyRequestsError extends ApiError {
    static readonly kind = "TooManyRequestsError";
    readonly status: 429;
    readonly code: "TOO_MANY_REQUESTS";
}

export declare class UnauthorizedError extends ApiError {
    static readonly kind = "UnauthorizedError";
    readonly status: 401;
    readonly code: "UNAUTHORIZED";
}

export type UnknownValue = string & {
    readonly [unknown]: true;
};

export declare class UnprocessableEntityError extends ApiError {
    static readonly kind = "UnprocessableEntityError";
    readonly status: 422;
    readonly code: "UNPROCESSABLE_ENTITY";
}

export declare class UnreachableStatusError extends MeterOrdersError {
    static readonly kind = "UnreachableStatusError";
    readonly order: MeterOrder;
    constructor(message: string, order: MeterOrder);
}

export interface WaitOptions extends WatchOptions {
    deadlineMs?: number | undefined;
}

export interface WatchOptions extends Omit<CallOptions, "deadlineMs"> {
    intervalMs?: number | undefined;
}

export interface WatchPosition {
    id: string;
    status: MeterOrderStatus;
    progress?: MeterOrderStatus;
}

export declare function createClient(options?: ClientOptions): MeterOrdersClient;

export declare function hasReached(status: MeterOrderStatus, goal: MeterOrderStatus): boolean;

export declare function isFinal(status: MeterOrderStatus): boolean;

export declare function isHold(status: MeterOrderStatus): boolean;

export declare function settle<Value>(call: Promise<Value>): Promise<Settled<Value>>;

// @meter-orders/client/otel: 3 names

export interface OtelSpan {
    setAttribute(name: string, value: string | number): unknown;
    setStatus(status: {
        code: number;
        message?: string;
    }): unknown;
    end(): void;
}

export interface OtelTracer {
    startSpan(name: string, options: {
        kind: number;
        attributes: Record<string, string | number>;
    }): OtelSpan;
}

export declare function otelHooks(tracer: OtelTracer): Hooks;

// Not exported, but part of the above

type ApiPath<M extends Method> = {
    [Path in keyof paths]: paths[Path] extends {
        [Key in M]: object;
    } ? Path : never;
}[keyof paths];

export interface ErrorByStatus {
    400: BadRequestError;
    401: UnauthorizedError;
    402: PaymentRequiredError;
    403: ForbiddenError;
    404: NotFoundError;
    405: MethodNotAllowedError;
    409: ConflictError;
    422: UnprocessableEntityError;
    429: TooManyRequestsError;
    500: InternalServerError;
}

export interface FailureDetails {
    status?: number | undefined;
    requestId?: string | undefined;
    docs?: string | undefined;
    retryable?: boolean | undefined;
    attempts?: number | undefined;
    retryAfterMs?: number | undefined;
    outcomeUnknown?: boolean | undefined;
    cause?: unknown;
}

type Init<Operation> = CallOptions & Pick<FetchOptions<Operation>, "params" | "body" | "headers" | "middleware">;

type Json<Response> = Response extends {
    content: {
        "application/json": infer Body;
    };
} ? Body : undefined;

export interface LowLevelApi {
    GET<Path extends ApiPath<"get">>(path: Path, ...init: ApiInit<Path, "get">): Promise<ApiResult<Path, "get">>;
    POST<Path extends ApiPath<"post">>(path: Path, ...init: ApiInit<Path, "post">): Promise<ApiResult<Path, "post">>;
    use(...middleware: Middleware[]): void;
    eject(...middleware: Middleware[]): void;
}

type Method = "get" | "post";
