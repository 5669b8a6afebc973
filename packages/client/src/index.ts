export { asFetch } from "./as-fetch.js";
export type { Answer, Fetch } from "./attempt.js";
export {
  createClient,
  type Init,
  type MeterOrderCalls,
  type MeterOrdersClient,
  type TypedGet,
  type TypedPost,
} from "./client.js";
export { type CallOptions, type Connection, type ConnectionOptions, connect } from "./connection.js";
export * from "./contract.gen.js";
export type { Credentials } from "./credentials.js";
export * from "./errors.gen.js";
export {
  AbortError,
  ApiError,
  ConnectionError,
  type FailureDetails,
  MeterOrdersError,
  PaginationError,
  TimeoutError,
  TokenError,
  UnreadableError,
} from "./errors.js";
export type { ExchangeOptions, Patience } from "./exchange.js";
export type { MeterOrderFilter } from "./filters.gen.js";
export type { AttemptEvent, Hooks, ResponseEvent, RetryEvent } from "./hooks.js";
export { type ListOptions, listMeterOrders, type MeterOrders } from "./list.js";
export type { Message } from "./message.js";
export { type CreatedOrRetrieved, createMeterOrder, createOrRetrieveMeterOrder, retrieveMeterOrder } from "./orders.js";
export type { Json, Operation, PathWith, Result } from "./result.js";
export type { components, operations, paths } from "./schema.gen.js";
export { type ApiFailure, type OtherFailure, type Success, settle } from "./settle.js";
export * from "./statuses.gen.js";
export { hasReached, isFinal, isHold } from "./statuses.js";
export type { UnknownValue } from "./unknown-value.js";
export { UnreachableStatusError, type WaitOptions, waitForMeterOrder } from "./wait.js";
export { type StatusChange, type WatchOptions, type WatchPosition, watchMeterOrder } from "./watch.js";
