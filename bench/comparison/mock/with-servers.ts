import { type Server, startServer } from "./server.ts";
import type { ServerName } from "./servers.ts";

/** Gives a server that answers: it is started when it is first asked for, and anew when it has ended since. */
export type GetServer = (name: ServerName) => Promise<Server>;

/** Does something with servers, and stops them all in the end. */
export async function withServers<Result>(work: (get: GetServer) => Promise<Result>): Promise<Result> {
  const running = new Map<ServerName, Server>();
  try {
    return await work(async (name) => {
      const present = running.get(name);
      if (present && !present.hasEnded()) return present;
      const server = await startServer(name);
      running.set(name, server);
      return server;
    });
  } finally {
    await Promise.all([...running.values()].map((server) => server.stop()));
  }
}
