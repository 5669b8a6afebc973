import { expect, test } from "vitest";
import { readCommandLine } from "../../src/command/command-line.ts";
import { HELP } from "../../src/command/output.ts";
import { bundle } from "../support/bundle.ts";

test("listens by default where the description says that the mock is", () => {
  const { host, port } = readCommandLine([]);
  expect(bundle.servers.map(({ url }) => url)).toContain(`http://${host}:${port}`);
});

test("reads every option", () => {
  const all = "--port 0 --host=::1 --clock x60 --auth strict --faithful --shared --seed 7 --engine prism --no-control";
  expect(
    readCommandLine([...all.split(" "), "--log", "json", "--fault", "drop times=2", "--db", "a.db"]),
  ).toMatchObject({
    port: 0,
    host: "::1",
    mode: "sandbox",
    clock: "x60",
    auth: "strict",
    faithful: true,
    shared: true,
    seed: 7,
    engine: "prism",
    control: false,
    log: "json",
    faults: [{ loss: "drop", times: 2 }],
    db: "a.db",
  });
});

test("explains every option", () => {
  const options = Object.keys(readCommandLine([]));
  const spelled = { mode: "static", faults: "fault", control: "no-control" };
  for (const name of options) expect(HELP).toContain(`--${name in spelled ? spelled[name as "mode"] : name}`);
});

test.each([
  [["--log"], "text"],
  [["--log", "--static"], "text"],
  [["--log", "json"], "json"],
  [["--log=json", "--static"], "json"],
  [[], "none"],
])("%j logs %s", (args, log) => {
  expect(readCommandLine(args).log).toBe(log);
});

test.each([
  [["--port", "65536"], 'The port must be a whole number from 0 to 65535, not "65536".'],
  [["--port", "1e3"], 'The port must be a whole number from 0 to 65535, not "1e3".'],
  [["--port="], 'The port must be a whole number from 0 to 65535, not "".'],
  [["--port"], "Option '--port <value>' argument missing. See the options with --help."],
  [["--prot", "4010"], "Unknown option '--prot'. See the options with --help."],
  [["4010"], "Unexpected argument '4010'. See the options with --help."],
  [["--watch=yes"], "Option '--watch' does not take an argument. See the options with --help."],
  [["--watch"], "--watch needs --description, the file to watch."],
  [["--seed", "x"], 'The seed must be a whole number from 0 to 9007199254740991, not "x".'],
  [["--clock", "fast"], '--clock: "fast" is not a pace; write real, frozen, or a factor such as x60.'],
  [["--fault", "explode"], /^--fault: A fault has no part "explode"; use status, /],
  [["--auth", "none"], '--auth must be one of any, strict, not "none".'],
  [["--log=xml"], '--log must be one of none, text, json, not "xml".'],
  [["--upstream", "api.example"], "--upstream must be a URL that begins with http:// or https://."],
  [["--report", "a.json"], "--report needs --upstream, the server to report on."],
  [["--static", "--db", "a.db"], "--static and --db cannot be combined. See the options with --help."],
])("rejects %j in one sentence", (args, sentence) => {
  expect(() => readCommandLine(args)).toThrow(typeof sentence === "string" ? new Error(sentence) : sentence);
});
