#!/usr/bin/env node
// Plain JavaScript that every Node can read, so that an old one gets a sentence instead of a stack trace.
var major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  console.error(`The mock needs Node 24 or later, and this is Node ${process.versions.node}.`);
  process.exitCode = 1;
} else {
  import("./dist/main.js");
}
