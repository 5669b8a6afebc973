/** Runs the checks as a command: takes the settings as JSON, prints the results as JSON. */
import { runChecks } from "./checks.ts";

console.log(JSON.stringify(await runChecks(JSON.parse(process.argv[2] ?? "{}"))));
