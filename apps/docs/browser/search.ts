/** The search: over an index that the build made, in the reader's browser alone. */
import MiniSearch, { type SearchResult } from "minisearch";
import { searchOptions } from "../src/search-options.ts";

const site = new URL("../", import.meta.url);
let dialog: HTMLDialogElement | undefined;

export function openSearch(): void {
  dialog ??= createDialog();
  dialog.showModal();
  dialog.querySelector("input")?.select();
}

/** It is there at once, and finds what was typed meanwhile as soon as the index has come. */
function createDialog(): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML = `<input type="search" role="combobox" aria-label="Search the reference and the guides"
    aria-expanded="true" aria-controls="results" aria-autocomplete="list" placeholder="A field, a status, an error code, a word …"
    autocomplete="off" spellcheck="false"><ul id="results" role="listbox" aria-label="Results"></ul><p role="status"></p>`;
  document.body.append(dialog);
  const input = dialog.querySelector("input") as HTMLInputElement;
  const list = dialog.querySelector("ul") as HTMLUListElement;
  const index = loadIndex();
  const search = async () => show(find(await index, input.value), list, dialog);
  input.addEventListener("input", search);
  input.addEventListener("keydown", async (event) => {
    if (!steers(event)) return;
    event.preventDefault();
    await index;
    steer(event.key, list, input);
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  return dialog;
}

async function loadIndex(): Promise<MiniSearch> {
  const answer = await fetch(new URL("search.json", site));
  return MiniSearch.loadJSON(await answer.text(), searchOptions);
}

function find(index: MiniSearch, text: string): SearchResult[] {
  if (text.trim() === "") return [];
  const all = index.search(text);
  return (all.length > 0 ? all : index.search(text, { combineWith: "OR" })).slice(0, 12);
}

function show(results: SearchResult[], list: HTMLUListElement, dialog: HTMLElement): void {
  list.replaceChildren(...results.map(option));
  const status = dialog.querySelector("p") as HTMLElement;
  const input = dialog.querySelector("input") as HTMLInputElement;
  status.textContent = input.value && results.length === 0 ? `Nothing found for “${input.value}”.` : "";
  choose(0, list, input);
}

function option({ id, title, section, excerpt }: SearchResult, index: number): HTMLLIElement {
  const item = document.createElement("li");
  item.role = "presentation";
  const link = document.createElement("a");
  link.role = "option";
  link.id = `result-${index}`;
  link.href = new URL(id, site).href;
  link.tabIndex = -1;
  for (const [name, content] of Object.entries({ strong: title, span: section, small: excerpt })) {
    const part = document.createElement(name);
    part.textContent = content;
    link.append(part);
  }
  // A result on the same page is a jump, which leaves the dialog open.
  link.addEventListener("click", () => dialog?.close());
  item.append(link);
  return item;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function steers({ key }: KeyboardEvent): boolean {
  return key in steps || key === "Enter";
}

/** Arrow keys go through the results, Enter opens the chosen one. */
function steer(key: string, list: HTMLUListElement, input: HTMLInputElement): void {
  const links = [...list.querySelectorAll("a")];
  const chosen = links.findIndex((link) => link.ariaSelected === "true");
  if (key === "Enter") links[chosen]?.click();
  else choose(chosen + (steps[key] ?? 0), list, input);
}

function choose(wanted: number, list: HTMLUListElement, input: HTMLInputElement): void {
  const links = [...list.querySelectorAll("a")];
  const chosen = links[(wanted + links.length) % links.length];
  for (const link of links) link.ariaSelected = String(link === chosen);
  input.setAttribute("aria-activedescendant", chosen?.id ?? "");
  chosen?.scrollIntoView({ block: "nearest" });
}
