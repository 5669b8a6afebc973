import type { Description } from "../changes/facts.ts";
import { bundle } from "./bundle.ts";

/** The parts of a description that the edits change. */
interface Parts {
  description: Description;
  paths: Description;
  schemas: Description;
  parameters: Description;
  components: Description;
  retrieve: Description;
  list: Description;
  create: Description;
  token: Description;
}

/** What is changed, in words, and the change. */
export type Edits = Record<string, (parts: Parts) => unknown>;

/** The bundle after an edit. */
export function edited(edit: Edits[string]): Description {
  const description = structuredClone(bundle);
  const { paths, components } = description;
  const [{ get: list, post: create }, { get: retrieve }] = [paths["/meter-orders"], paths["/meter-orders/{id}"]];
  const token = paths["/oauth/token"].post;
  edit({ description, paths, components, ...components, retrieve, list, create, token });
  return description;
}

/** Takes a key out. */
export function drop(parent: Description, key: string): void {
  delete parent[key];
}

/** Gives a key another name. */
export function rename(parent: Description, from: string, to: string): void {
  parent[to] = parent[from];
  delete parent[from];
}

/** Takes an item out of a list. */
export function without(list: string[], item: string): string[] {
  return list.filter((one) => one !== item);
}
