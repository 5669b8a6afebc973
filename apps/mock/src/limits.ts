/** The largest request line and headers together, in bytes. Node's default. */
export const MAX_HEADER_BYTES = 16 * 1024;

/** The largest request body, in bytes. The largest body of the API has a few hundred. */
export const MAX_BODY_BYTES = 64 * 1024;

/** The largest snapshot that can be restored over HTTP, in bytes. It has about 100,000 orders. */
export const MAX_SNAPSHOT_BYTES = 32 * 1024 * 1024;

/** How long a request may take to arrive, body included, in milliseconds. */
export const REQUEST_TIMEOUT_MS = 30_000;

/** How long running requests may take to finish once the server closes, in milliseconds. */
export const CLOSE_TIMEOUT_MS = 2_000;

/** How many problems of one request an error message lists. */
export const MAX_PROBLEMS = 3;

/** How many characters of user input an error message quotes. */
export const MAX_QUOTED_CHARACTERS = 100;

/** How many worlds a mock keeps in memory. The least recently used one is evicted. */
export const MAX_WORLDS = 1_000;

/** How many worlds a database file keeps. None is evicted. */
export const MAX_STORED_WORLDS = 100_000;

/** How many orders all worlds of a mock may have together. One takes about half a kilobyte. */
export const MAX_ORDERS = 2_000_000;

/** How many orders may be added at once. */
export const MAX_ADDED_ORDERS = 100_000;

/** How many of the most recent requests a mock keeps. */
export const MAX_REQUESTS = 200;

/** How many standing faults a world may have. */
export const MAX_FAULTS = 100;

/** How many characters of a path, a message, or a body are kept with a request. */
export const MAX_REMEMBERED_CHARACTERS = 2_000;

/** How long a forwarded request may take, the whole response included, in milliseconds. */
export const FORWARD_TIMEOUT_MS = 30_000;

/** The largest upstream response that is checked, in bytes. A full page of a list has about 30,000. */
export const MAX_CHECKED_BYTES = 10 * 1024 * 1024;

/**
 * The largest response of which all violations are reported, in bytes. Of a larger one, only the first is: ten million
 * bytes can hold several million violations, and a list of those does not fit into memory.
 */
export const MAX_BYTES_FOR_EVERY_VIOLATION = 100 * 1024;

/** How many kinds of deviation are kept apart. The others are only counted. */
export const MAX_KINDS = 1_000;

/** How many characters of a request are kept as the example of a deviation. */
export const MAX_EXAMPLE_CHARACTERS = 300;

/** The width of the report in a terminal, in columns. */
export const REPORT_COLUMNS = 100;
