/** How many bytes the first line and the headers of a request may have together. Node's own default. */
export const MAX_HEADER_BYTES = 16 * 1024;

/** How many bytes a request body may have. The largest body that the API knows has a few hundred. */
export const MAX_BODY_BYTES = 64 * 1024;

/** How many bytes a snapshot may have that is put back over HTTP. About a hundred thousand orders fit into it. */
export const MAX_SNAPSHOT_BYTES = 32 * 1024 * 1024;

/** How many milliseconds a request may take to arrive, body included. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** How many milliseconds running requests may take to finish once the server closes; then they are cut off. */
export const CLOSE_TIMEOUT_MS = 2_000;

/** How many problems of one request an error message lists. */
export const MAX_PROBLEMS = 3;

/** How many characters of somebody's input an error message repeats. */
export const MAX_QUOTED_CHARACTERS = 100;

/** How many worlds a mock keeps in memory. The one that was not used for longest makes room for a new one. */
export const MAX_WORLDS = 1_000;

/** How many worlds a file keeps; there none makes room. */
export const MAX_STORED_WORLDS = 100_000;

/** How many orders all worlds of a mock may have together. One takes about half a kilobyte. */
export const MAX_ORDERS = 2_000_000;

/** How many orders may be added at once. */
export const MAX_ADDED_ORDERS = 100_000;

/** How many of the last requests a mock remembers. */
export const MAX_REQUESTS = 200;

/** How many rules for faults a world may have. */
export const MAX_FAULTS = 100;

/** How many characters of a path, a message or a body are remembered with a request. */
export const MAX_REMEMBERED_CHARACTERS = 2_000;

/** How many milliseconds a forwarded call may take, the whole answer included. */
export const FORWARD_TIMEOUT_MS = 30_000;

/** How many bytes of an answer are checked. A full page of a list has about 30,000. */
export const MAX_CHECKED_BYTES = 10 * 1024 * 1024;

/**
 * How many bytes an answer may have for all its faults to be told; of a larger one, the first is. Ten million bytes can
 * hold several million faults, and a list of those does not fit into memory.
 */
export const MAX_BYTES_FOR_EVERY_FAULT = 100 * 1024;

/** How many kinds of deviation are kept apart; further ones are only counted. */
export const MAX_KINDS = 1_000;

/** How many characters of a call are kept as the example of a deviation. */
export const MAX_EXAMPLE_CHARACTERS = 300;

/** How many columns the report for a terminal takes. */
export const REPORT_COLUMNS = 100;
