/** The command: serves the mock until it is told to stop. */
import { type CommandLine, HELP, readCommandLine } from "./command-line.ts";
import { bundlePath, readDescription } from "./description.ts";
import { type Mock, startMock } from "./server.ts";
import { watch } from "./watch.ts";

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  const options = readCommandLine(args);
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const file = options.description ?? bundlePath();
  const mock = await start(file, options);
  console.log(`The mock listens on ${mock.url}`);
  const stopWatching = options.watch ? reloadOnChange(mock, file) : () => {};
  closeOnSignal(mock, stopWatching);
}

async function start(file: string, { port, host }: CommandLine): Promise<Mock> {
  const description = await readDescription(file);
  try {
    return await startMock({ port, host, description });
  } catch (error) {
    throw new Error(remedy(error as NodeJS.ErrnoException, port, host), { cause: error });
  }
}

function remedy({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case "EADDRINUSE": {
      const other = port < 65535 ? port + 1 : port - 1;
      return `Port ${port} is taken. Stop what listens there, or choose another port: --port ${other}, or MOCK_PORT=${other}`;
    }
    case "EACCES":
      return `Port ${port} is reserved for administrators. Choose one above 1023: --port 4010`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return `${host} is no address of this machine. Choose one: --host 127.0.0.1`;
    default:
      return message;
  }
}

/** A description that cannot be served is reported, and the last good one stays. */
function reloadOnChange(mock: Mock, file: string): () => void {
  return watch(file, async () => {
    const start = performance.now();
    try {
      await mock.load(await readDescription(file));
      console.log(`The description was reloaded in ${Math.round(performance.now() - start)} ms`);
    } catch (error) {
      console.error(`The mock keeps the last good description: ${(error as Error).message}`);
    }
  });
}

/** A second signal ends the process at once, as it does by default. */
function closeOnSignal(mock: Mock, stopWatching: () => void): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stopWatching();
      // The process ends by itself, with 0, once nothing is left to do.
      mock.close();
    });
  }
}
