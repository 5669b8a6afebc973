/** How many bytes the first line and the headers of a request may have together. Node's own default. */
export const MAX_HEADER_BYTES = 16 * 1024;

/** How many bytes a request body may have. The largest body that the API knows has a few hundred. */
export const MAX_BODY_BYTES = 64 * 1024;

/** How many milliseconds a request may take to arrive, body included. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** How many milliseconds running requests may take to finish once the server closes; then they are cut off. */
export const CLOSE_TIMEOUT_MS = 2_000;

/** How many problems of one request an error message lists. */
export const MAX_PROBLEMS = 3;

/** How many characters of somebody's input an error message repeats. */
export const MAX_QUOTED_CHARACTERS = 100;
