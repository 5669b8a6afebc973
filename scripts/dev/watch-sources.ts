import { readdirSync, statSync, watch } from "node:fs";

/** Neither dependencies, nor what is built, nor what an editor writes beside a file. */
const IGNORED = /^(node_modules|dist|dist\.new|test|\..*)$/;
const SOURCE = /\.(ya?ml|md|ts|js|css|svg|hbs|sh|http|json)$/;

/**
 * Calls back with the path of every source below a folder that is written, created or removed. Each folder is watched
 * by itself: where Node watches recursively by watching files, it loses those that an editor replaces.
 */
export function watchSources(folder: string, onChange: (file: string) => void): void {
  watch(folder, (_, name) => {
    if (name === null || IGNORED.test(name)) return;
    const path = `${folder}/${name}`;
    if (SOURCE.test(name)) onChange(path);
    else if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) watchSources(path, onChange);
  });
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory() && !IGNORED.test(entry.name)) watchSources(`${folder}/${entry.name}`, onChange);
}
