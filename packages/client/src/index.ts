export type { ApiInit, ApiResult, Middleware } from "./api.js";
export { createClient, type MeterOrders, type MeterOrdersClient } from "./client.js";
export {
  AbortError,
  ApiError,
  ConnectionError,
  InvalidResponseError,
  MeterOrdersError,
  PaginationError,
  TimeoutError,
  TokenError,
} from "./errors.js";
export type { ListOptions, MeterOrderIterable } from "./meter-orders/list.js";
export { UnreachableStatusError, type WaitOptions } from "./meter-orders/wait.js";
export type { StatusChange, WatchOptions, WatchPosition } from "./meter-orders/watch.js";
export type { CallOptions, ClientOptions, RetryOptions } from "./options.js";
export { type Settled, settle } from "./settle.js";
export type { AttemptEvent, Hooks, ResponseEvent, RetryEvent } from "./transport/hooks.js";
export {
  API_VERSION,
  METER_ORDER_PROVIDERS,
  METER_ORDER_STATUSES,
  PRODUCTION_URL,
  PROVIDER_DESCRIPTIONS,
  STATUS_DESCRIPTIONS,
  STATUS_PHASES,
  TYPICAL_LIFECYCLE,
} from "./versions/edison/constants.gen.js";
export { hasReached, isFinal, isHold } from "./versions/edison/edison.js";
export {
  BadRequestError,
  ConflictError,
  ForbiddenError,
  InternalServerError,
  MethodNotAllowedError,
  NotFoundError,
  PaymentRequiredError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
} from "./versions/edison/errors.gen.js";
export type { MeterOrderFilter } from "./versions/edison/filters.gen.js";
export type {
  ErrorBody,
  MeterOrder,
  MeterOrderList,
  MeterOrderProduct,
  MeterOrderProvider,
  MeterOrderStatus,
  NewMeterOrder,
} from "./versions/edison/types.gen.js";
export type { UnknownValue } from "./versions/version.js";
