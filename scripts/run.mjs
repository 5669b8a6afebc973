/**
 * Runs a root script with the pinned Node and packages. The machine only needs Node and npm: npm installs pnpm, and pnpm
 * installs everything else, including its own Node. This file is plain JavaScript, because it runs on any Node.
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
    // The pinned Node and the pinned commands come first. Notices and telemetry are off.
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

/** Scripts with a workspace and a lock file of their own. */
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
  // In sequence: the client is built from the generated files, and its API report from the build.
  for (const task of ["generate", "build", "report"])
    run([...pnpm, "exec", "turbo", "run", task, ...published.map(filter), ...rest]);
} else if (script === "figures") {
  build(published, "stderr");
  run([...pnpm, "exec", "node", "bench/figures.ts"]);
} else if (script === "contract:compare") {
  build(["openapi"], "stderr");
  run([...pnpm, "exec", "node", "packages/contract-tools/compare/main.ts", ...rest]);
} else if (script === "version") {
  // The check comes first, so that a failure changes nothing.
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

/** Fast and silent, without the network, if everything is installed. */
function install(folder = ".") {
  if (!existsSync(join(root, folder, "node_modules"))) console.error("Installing the packages, once …");
  const args = ["--dir", folder, "install", "--frozen-lockfile", "--prefer-offline"];
  const result = spawnSync(pnpm[0], [...pnpm.slice(1), ...args], { ...options, encoding: "utf8" });
  if (result.status === 0) return;
  console.error(`${result.stdout}${result.stderr}
The packages could not be installed. See the output above. The first run needs the npm registry.`);
  process.exit(1);
}

/** Builds some of the packages, or all. */
function build(packages = [], output = "stdout") {
  run([...pnpm, "exec", "turbo", "run", "build", ...packages.map(filter), "--output-logs=errors-only"], output);
}

function filter(name) {
  return `--filter=@meter-orders/${name}`;
}

/** Preparations print to stderr, so that stdout only has the results. */
function run([command, ...args], output = "stdout") {
  const stdio = ["inherit", output === "stderr" ? process.stderr : "inherit", "inherit"];
  const { status } = spawnSync(command, args, { ...options, stdio });
  if (status !== 0) process.exit(status ?? 1);
}

/** Without npm or pnpm in between, so that signals reach the servers, and this waits until they have closed. */
function serve(script = "scripts/start.ts") {
  const servers = spawn("node", [script], { ...options, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => servers.kill(signal));
  servers.on("exit", (code) => process.exit(code ?? 1));
}
