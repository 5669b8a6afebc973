// Generated from openapi/ by `npm run generate`. Do not edit.

import { ApiError } from "../../errors.js";

/** Error `BAD_REQUEST`, HTTP status 400. A parameter, a header, or the body is malformed. The message names it. */
export class BadRequestError extends ApiError {
  static override readonly kind = "BadRequestError";
  declare readonly status: 400;
  declare readonly code: "BAD_REQUEST";
}

/** Error `UNAUTHORIZED`, HTTP status 401. The credentials are missing, invalid, or expired. Get a new access token, then retry once. */
export class UnauthorizedError extends ApiError {
  static override readonly kind = "UnauthorizedError";
  declare readonly status: 401;
  declare readonly code: "UNAUTHORIZED";
}

/** Error `PAYMENT_REQUIRED`, HTTP status 402. Your account needs a higher pricing plan for this resource. */
export class PaymentRequiredError extends ApiError {
  static override readonly kind = "PaymentRequiredError";
  declare readonly status: 402;
  declare readonly code: "PAYMENT_REQUIRED";
}

/** Error `FORBIDDEN`, HTTP status 403. The access token lacks the scope for this operation. */
export class ForbiddenError extends ApiError {
  static override readonly kind = "ForbiddenError";
  declare readonly status: 403;
  declare readonly code: "FORBIDDEN";
}

/** Error `NOT_FOUND`, HTTP status 404. The resource does not exist or belongs to another account. */
export class NotFoundError extends ApiError {
  static override readonly kind = "NotFoundError";
  declare readonly status: 404;
  declare readonly code: "NOT_FOUND";
}

/** Error `METHOD_NOT_ALLOWED`, HTTP status 405. The HTTP method is not supported for this path. */
export class MethodNotAllowedError extends ApiError {
  static override readonly kind = "MethodNotAllowedError";
  declare readonly status: 405;
  declare readonly code: "METHOD_NOT_ALLOWED";
}

/** Error `CONFLICT`, HTTP status 409. The request conflicts with the current state, for example a second order for the same subscription. */
export class ConflictError extends ApiError {
  static override readonly kind = "ConflictError";
  declare readonly status: 409;
  declare readonly code: "CONFLICT";
}

/** Error `UNPROCESSABLE_ENTITY`, HTTP status 422. The request is well-formed but cannot be processed. */
export class UnprocessableEntityError extends ApiError {
  static override readonly kind = "UnprocessableEntityError";
  declare readonly status: 422;
  declare readonly code: "UNPROCESSABLE_ENTITY";
}

/** Error `TOO_MANY_REQUESTS`, HTTP status 429. Rate limit exceeded. Retry with exponential backoff and jitter. */
export class TooManyRequestsError extends ApiError {
  static override readonly kind = "TooManyRequestsError";
  declare readonly status: 429;
  declare readonly code: "TOO_MANY_REQUESTS";
}

/** Error `INTERNAL_SERVER_ERROR`, HTTP status 500. The API failed. Retry a GET with exponential backoff; after a create request, look up the order first. */
export class InternalServerError extends ApiError {
  static override readonly kind = "InternalServerError";
  declare readonly status: 500;
  declare readonly code: "INTERNAL_SERVER_ERROR";
}

/** The class of an error with this status. */
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

/** The error classes by status and code, which come in these pairs only. */
export const ERROR_CLASSES: Record<string, typeof ApiError> = {
  "400 BAD_REQUEST": BadRequestError,
  "401 UNAUTHORIZED": UnauthorizedError,
  "402 PAYMENT_REQUIRED": PaymentRequiredError,
  "403 FORBIDDEN": ForbiddenError,
  "404 NOT_FOUND": NotFoundError,
  "405 METHOD_NOT_ALLOWED": MethodNotAllowedError,
  "409 CONFLICT": ConflictError,
  "422 UNPROCESSABLE_ENTITY": UnprocessableEntityError,
  "429 TOO_MANY_REQUESTS": TooManyRequestsError,
  "500 INTERNAL_SERVER_ERROR": InternalServerError,
};
