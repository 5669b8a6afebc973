/** The search, in the browser, over an index made at build time. */
import MiniSearch, { type SearchResult } from "minisearch";
import { searchOptions } from "../src/search-options.ts";

const site = new URL("../", import.meta.url);
let dialog: HTMLDialogElement | undefined;

export function openSearch(): void {
  dialog ??= createDialog();
  dialog.showModal();
  dialog.querySelector("input")?.select();
}

/** Opens at once. Searches what was typed as soon as the index has loaded. */
function createDialog(): HTMLDialogElement {
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML = `<input type="search" role="combobox" aria-label="Search the reference and the guides"
    aria-expanded="true" aria-controls="results" aria-autocomplete="list" placeholder="Search fields, statuses, error codes, guides…"
    autocomplete="off" spellcheck="false"><ul id="results" role="listbox" aria-label="Results"></ul><p role="status"></p>`;
  document.body.append(dialog);
  const input = dialog.querySelector("input") as HTMLInputElement;
  const list = dialog.querySelector("ul") as HTMLUListElement;
  const index = loadIndex();
  const search = async () => show(find(await index, input.value), list, dialog);
  input.addEventListener("input", search);
  input.addEventListener("keydown", async (event) => {
    if (!isNavigationKey(event)) return;
    event.preventDefault();
    await index;
    navigate(event.key, list, input);
  });
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  return dialog;
}

async function loadIndex(): Promise<MiniSearch> {
  const response = await fetch(new URL("search.json", site));
  return MiniSearch.loadJSON(await response.text(), searchOptions);
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
  status.textContent = input.value && results.length === 0 ? `No results for “${input.value}”.` : "";
  select(0, list, input);
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
  // A result on the same page does not close the dialog by itself.
  link.addEventListener("click", () => dialog?.close());
  item.append(link);
  return item;
}

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

function isNavigationKey({ key }: KeyboardEvent): boolean {
  return key in steps || key === "Enter";
}

/** Arrow keys select a result, Enter opens it. */
function navigate(key: string, list: HTMLUListElement, input: HTMLInputElement): void {
  const links = [...list.querySelectorAll("a")];
  const selected = links.findIndex((link) => link.ariaSelected === "true");
  if (key === "Enter") links[selected]?.click();
  else select(selected + (steps[key] ?? 0), list, input);
}

function select(wanted: number, list: HTMLUListElement, input: HTMLInputElement): void {
  const links = [...list.querySelectorAll("a")];
  const selected = links[(wanted + links.length) % links.length];
  for (const link of links) link.ariaSelected = String(link === selected);
  input.setAttribute("aria-activedescendant", selected?.id ?? "");
  selected?.scrollIntoView({ block: "nearest" });
}
