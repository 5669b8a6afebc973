/** The exercise as a command, for runtimes that have one: takes the settings as JSON, prints the outcome as JSON. */
import { exercise } from "./exercise.ts";

console.log(JSON.stringify(await exercise(JSON.parse(process.argv[2] ?? "{}"))));
