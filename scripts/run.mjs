/**
 * Runs one of the root scripts on the runtime and the packages that the repo pins. Only Node and npm need to be there:
 * npm brings pnpm, and pnpm brings everything else, its own Node included. Plain JavaScript, because this file alone
 * runs on whatever Node the machine has.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { engines, packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const minimum = Number(/\d+/.exec(engines.node)[0]);
if (Number.parseInt(process.versions.node, 10) < minimum) {
  console.error(`Node ${process.versions.node} is too old: install Node ${minimum} or later, then run this again.`);
  process.exit(1);
}

const options = {
  cwd: root,
  // Windows finds npx only through its shell.
  shell: process.platform === "win32",
  env: {
    ...process.env,
    // The pinned Node and every pinned command first; everybody's notices and telemetry off.
    PATH: join(root, "node_modules", ".bin") + delimiter + process.env.PATH,
    DO_NOT_TRACK: "1",
    TURBO_TELEMETRY_DISABLED: "1",
    TURBO_NO_UPDATE_NOTIFIER: "1",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_NOTIFICATIONS: "true",
    npm_config_update_notifier: "false",
  },
};

const pnpm = ["npx", "--yes", "--prefer-offline", packageManager];
const [script, ...rest] = process.argv.slice(2);

const published = ["client", "mock"];

/** The scripts that measure or exercise what is published, each in a workspace of its own. */
const separate = { compare: "bench/comparison", runtimes: "bench/runtimes" };

install();
if (script === "start") {
  build();
  serve();
} else if (script === "test" || script === "check") {
  run([...pnpm, "exec", "node", `scripts/${script}.ts`, ...rest]);
} else if (script === "dev") {
  build(published);
  serve("scripts/dev.ts");
} else if (script in separate) {
  const folder = separate[script];
  install(folder);
  build(script === "compare" ? [...published, "docs"] : published, "stderr");
  run([...pnpm, "exec", "node", "bench/install-client.ts", folder], "stderr");
  run([...pnpm, "exec", "node", `${folder}/main.ts`, ...rest]);
} else if (script === "generate") {
  // One after the other: the client is built from what is generated, and the report on its surface from the build.
  for (const task of ["generate", "build", "report"])
    run([...pnpm, "exec", "turbo", "run", task, ...published.map(filter), ...rest]);
} else if (script === "contract:compare") {
  build(["openapi"], "stderr");
  run([...pnpm, "exec", "node", "packages/contract-tools/compare/main.ts", ...rest]);
} else if (script === "version") {
  // The check first, so that a refusal leaves nothing half done.
  build(["openapi"]);
  for (const command of [
    "node packages/contract-tools/changes/main.ts check",
    "changeset version",
    "node packages/contract-tools/changes/main.ts release",
  ])
    run([...pnpm, "exec", ...command.split(" ")]);
} else {
  run([...pnpm, "exec", "turbo", "run", script, ...rest]);
}

/** Quick and silent when everything is there already, and then without the network. */
function install(folder = ".") {
  if (!existsSync(join(root, folder, "node_modules"))) console.error("Installing the packages, once …");
  const args = ["--dir", folder, "install", "--frozen-lockfile", "--prefer-offline"];
  const result = spawnSync(pnpm[0], [...pnpm.slice(1), ...args], { ...options, encoding: "utf8" });
  if (result.status === 0) return;
  console.error(`${result.stdout}${result.stderr}
The packages could not be installed; the lines above say why. The first run needs the npm registry.`);
  process.exit(1);
}

/** Builds some of the packages, or all. */
function build(packages = [], output = "stdout") {
  run([...pnpm, "exec", "turbo", "run", "build", ...packages.map(filter), "--output-logs=errors-only"], output);
}

function filter(name) {
  return `--filter=@meter-orders/${name}`;
}

/** What only prepares the ground says so on stderr, and leaves stdout to the results. */
function run([command, ...args], output = "stdout") {
  const stdio = ["inherit", output === "stderr" ? process.stderr : "inherit", "inherit"];
  const { status } = spawnSync(command, args, { ...options, stdio });
  if (status !== 0) process.exit(status ?? 1);
}

/** No npm or pnpm in between, so that a signal reaches the servers, and this waits until they are closed. */
function serve(script = "scripts/start.ts") {
  const servers = spawn("node", [script], { ...options, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => servers.kill(signal));
  servers.on("exit", (code) => process.exit(code ?? 1));
}
