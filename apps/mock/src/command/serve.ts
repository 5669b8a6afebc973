import { styleText } from "node:util";
import { type Listening, listen } from "../http/listen.ts";
import type { Deviation } from "../proxy/deviations.ts";
import { reportOnClose } from "../proxy/report.ts";
import { createService, type Service } from "../service.ts";
import type { Contract } from "../validation/operation.ts";
import type { CommandLine } from "./command-line.ts";
import { logLine } from "./output.ts";

/** A mock that is running as the command line says. */
export interface Served {
  url: string;
  /** Serves another description from now on. Throws, and keeps the current one, when the mock cannot serve it. */
  load(contract: Contract): void;
  /** Stops the mock. Returns the exit code. */
  close(): Promise<number>;
}

/**
 * Starts the mock, or the proxy in front of an upstream.
 *
 * @throws Error with one sentence for the user.
 */
export async function serve(contract: Contract, options: CommandLine): Promise<Served> {
  const { log, report } = options;
  const service = createService(contract, {
    ...withoutUndefined(options),
    ...(log !== "json" && { onDeviation: printDeviation }),
  });
  if (log !== "none") logRequests(service, log);
  const listening = await listenOn(service, options);
  return {
    url: listening.url,
    load: service.load,
    async close() {
      await listening.close();
      service.close();
      return service.proxy ? reportOnClose(service.proxy, report === undefined ? {} : { report }) : 0;
    },
  };
}

async function listenOn(service: Service, { port, host }: CommandLine): Promise<Listening> {
  try {
    return await listen(service, { port, host });
  } catch (error) {
    service.close();
    throw new Error(remedy(error as NodeJS.ErrnoException, port, host), { cause: error });
  }
}

function remedy({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case "EADDRINUSE": {
      const other = port < 65535 ? port + 1 : port - 1;
      return `Port ${port} is already in use. Stop the other process, or choose another port: --port ${other}, or MOCK_PORT=${other}`;
    }
    case "EACCES":
      return `Port ${port} needs administrator rights. Choose a port above 1023: --port 4010`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is not an address of this machine. Choose one that is: --host 127.0.0.1`;
    default:
      return message;
  }
}

function logRequests({ journal, sandbox }: Service, format: "text" | "json"): void {
  journal.listen((record) => {
    const label = record.world === undefined ? undefined : sandbox?.worlds.find(record.world)?.label;
    process.stdout.write(logLine(record, label, format));
  });
}

function printDeviation({ side, operation, status, rule }: Deviation): void {
  const what = [side, operation, status].filter((part) => part !== undefined).join(" ");
  console.error(`${styleText("yellow", "Deviation:", { stream: process.stderr })} ${what}: ${rule}`);
}

function withoutUndefined<Value extends object>(value: Value) {
  const given = Object.entries(value).filter(([, property]) => property !== undefined);
  return Object.fromEntries(given) as { [Name in keyof Value]: Exclude<Value[Name], undefined> };
}
