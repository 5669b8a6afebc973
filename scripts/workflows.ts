/** Fails when a workflow runs an action that its tag could swap for another, or may do more than it has to. */
import { readdirSync, readFileSync } from "node:fs";

const folder = ".github/workflows";
for (const file of readdirSync(folder)) {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  for (const [, action] of text.matchAll(/uses: *(.+)/g))
    if (!/^[\w./-]+@[0-9a-f]{40} # v\d/.test(action ?? ""))
      fail(file, `pin ${action} as owner/name@<commit> # v<version>`);
  for (const [, scope = "", reason] of text.matchAll(/^ +([\w-]+): *write *(# .+)?$/gm))
    if (!reason) fail(file, `say behind "${scope}: write" why the job needs it, or take it away`);
  if (!/^permissions:\n {2}contents: read\n(?! )/m.test(text) || /write-all|read-all/.test(text))
    fail(file, "grant only contents: read at the top, and the rest to the job that needs it");
}

function fail(file: string, what: string): void {
  console.error(`${folder}/${file}: ${what}`);
  process.exitCode = 1;
}
