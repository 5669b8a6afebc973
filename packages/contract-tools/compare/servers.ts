import type { Raw } from "./load.ts";

const here = "http://localhost";

/** The hosts that are called. A relative URL names none, and one on this machine is nobody else's. */
export function origins({ servers }: Raw): string[] | null {
  const all = (servers ?? [])
    .map((server: Raw) => parse(server)?.origin)
    .filter((origin?: string) => origin && !isLocal(origin));
  return all.length > 0 ? [...new Set<string>(all)] : null;
}

/** What stands before a path when it is called: the path of the first server that applies. */
export function basePath(...holders: Raw[]): string {
  const [server] = holders.find(({ servers }) => servers?.length)?.servers ?? [];
  return (server && parse(server)?.pathname.replace(/\/+$/, "")) || "";
}

function parse({ url = "/", variables = {} }: Raw): URL | undefined {
  const filled = url.replace(/\{([^}]*)\}/g, (_: string, name: string) => variables[name]?.default ?? name);
  return URL.canParse(filled, here) ? new URL(filled, here) : undefined;
}

function isLocal(origin: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);
}
