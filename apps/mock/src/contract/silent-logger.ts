/** A logger for Prism that says nothing: what Prism finds out is answered, not logged. */
export const silentLogger = {
  trace() {},
  debug() {},
  info() {},
  success() {},
  warn() {},
  error() {},
  fatal() {},
  child: () => silentLogger,
};
