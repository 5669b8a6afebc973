/** The command. It runs the mock until it receives a signal. */
import { type CommandLine, readCommandLine } from "./command/command-line.ts";
import { HELP, startBanner, version } from "./command/output.ts";
import { serve } from "./command/serve.ts";
import { reloadOnChange, startingContract } from "./command/spec-source.ts";

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}

async function main(args: string[]): Promise<void> {
  const options = readCommandLine(args);
  if (options.help || options.version) {
    process.stdout.write(options.help ? HELP : `${version()}\n`);
    return;
  }
  const contract = await startingContract(options);
  const served = await serve(contract, options);
  announce(startBanner(contract, served.url, options), served.url, options);
  const file = options.watch ? options.description : undefined;
  const stopWatching = file === undefined ? () => {} : reloadOnChange(file, served.load);
  closeOnSignal(async () => {
    stopWatching();
    process.exitCode = await served.close();
  });
}

function announce(text: string, url: string, { host, log }: CommandLine): void {
  if (log === "json") console.log(JSON.stringify({ event: "listening", url }));
  else process.stdout.write(text);
  if (!/^(127\.|localhost$|::1$)/.test(host)) {
    console.error(
      `Warning: anyone who can reach ${host} can call and control this mock. To accept local connections only, use the default, 127.0.0.1.`,
    );
  }
}

/** A second signal ends the process at once, as it does by default. */
function closeOnSignal(close: () => Promise<void>): void {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      // The process ends when nothing is left to do.
      close().catch((error: Error) => {
        console.error(error.message);
        process.exitCode = 1;
      });
    });
  }
}
