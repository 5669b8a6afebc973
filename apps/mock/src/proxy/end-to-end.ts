/** Headers that are about one connection only (RFC 9110, section 7.6.1). */
const HOP_BY_HOP = new Set([
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

type Pair = [name: string, value: string];

/** Leaves out the headers that are not for the other end, also those that `Connection` names. Names are in lower case. */
export function endToEnd(headers: Pair[]): Pair[] {
  const connection = headers.flatMap(([name, value]) => (name === "connection" ? value.split(",") : []));
  const named = new Set(connection.map((token) => token.trim().toLowerCase()));
  return headers.filter(([name]) => !HOP_BY_HOP.has(name) && !named.has(name));
}
