import { expect, test } from "vitest";
import { readCommandLine } from "../src/command-line.ts";
import { bundle } from "./bundle.ts";

test("listens by default where the description says that the mock is", () => {
  const { host, port } = readCommandLine([]);
  expect(bundle.servers.map(({ url }) => url)).toContain(`http://${host}:${port}`);
});

test("reads every option", () => {
  expect(readCommandLine(["--port", "0", "--host=::1", "--watch", "--description", "a.json", "--help"])).toEqual({
    port: 0,
    host: "::1",
    watch: true,
    description: "a.json",
    help: true,
  });
});

test.each([
  [["--port", "65536"], 'The port must be a whole number from 0 to 65535, not "65536".'],
  [["--port", "1e3"], 'The port must be a whole number from 0 to 65535, not "1e3".'],
  [["--port="], 'The port must be a whole number from 0 to 65535, not "".'],
  [["--port"], "Option '--port <value>' argument missing. See the options with --help."],
  [["--prot", "4010"], "Unknown option '--prot'. See the options with --help."],
  [["4010"], "Unexpected argument '4010'. See the options with --help."],
  [["--watch=yes"], "Option '--watch' does not take an argument. See the options with --help."],
])("refuses %j in one sentence", (args, sentence) => {
  expect(() => readCommandLine(args)).toThrow(new Error(sentence));
});
