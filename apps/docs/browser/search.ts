/** The search: over an index that the build made, in the reader's browser alone. */
import MiniSearch, { type SearchResult } from "minisearch";
import { searchOptions } from "../src/search-options.ts";

const site = new URL("../", import.meta.url);
let dialog: HTMLDialogElement | undefined;

export async function openSearch(): Promise<void> {
  dialog ??= await createDialog();
  dialog.showModal();
  dialog.querySelector("input")?.select();
}

async function createDialog(): Promise<HTMLDialogElement> {
  const index = MiniSearch.loadJSON(await (await fetch(new URL("search.json", site))).text(), searchOptions);
  const dialog = document.createElement("dialog");
  dialog.className = "search";
  dialog.setAttribute("aria-label", "Search");
  dialog.innerHTML = `<input type="search" role="combobox" aria-label="Search the reference and the guides"
    aria-expanded="true" aria-controls="results" aria-autocomplete="list" placeholder="A field, a status, an error code, a word …"
    autocomplete="off" spellcheck="false"><ul id="results" role="listbox" aria-label="Results"></ul><p role="status"></p>`;
  document.body.append(dialog);
  const input = dialog.querySelector("input") as HTMLInputElement;
  const list = dialog.querySelector("ul") as HTMLUListElement;
  input.addEventListener("input", () => show(find(index, input.value), list, dialog));
  input.addEventListener("keydown", (event) => steer(event, list, input));
  dialog.addEventListener("click", ({ target }) => {
    if (target === dialog) dialog.close();
  });
  return dialog;
}

function find(index: MiniSearch, text: string): SearchResult[] {
  return text.trim() === "" ? [] : index.search(text).slice(0, 12);
}

function show(results: SearchResult[], list: HTMLUListElement, dialog: HTMLElement): void {
  list.replaceChildren(...results.map(option));
  const status = dialog.querySelector("p") as HTMLElement;
  const input = dialog.querySelector("input") as HTMLInputElement;
  status.textContent = input.value && results.length === 0 ? `Nothing found for “${input.value}”.` : "";
  choose(0, list, input);
}

function option({ id, title, section, text }: SearchResult, index: number): HTMLLIElement {
  const item = document.createElement("li");
  item.role = "presentation";
  const link = document.createElement("a");
  link.role = "option";
  link.id = `result-${index}`;
  link.href = new URL(id, site).href;
  link.tabIndex = -1;
  for (const [name, content] of Object.entries({ strong: title, span: section, small: text })) {
    const part = document.createElement(name);
    part.textContent = content;
    link.append(part);
  }
  // A result on the same page is a jump, which leaves the dialog open.
  link.addEventListener("click", () => dialog?.close());
  item.append(link);
  return item;
}

/** Arrow keys go through the results, Enter opens the chosen one. */
function steer(event: KeyboardEvent, list: HTMLUListElement, input: HTMLInputElement): void {
  const links = [...list.querySelectorAll("a")];
  const chosen = links.findIndex((link) => link.ariaSelected === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) choose(chosen + step, list, input);
  else if (event.key === "Enter") links[chosen]?.click();
  else return;
  event.preventDefault();
}

function choose(wanted: number, list: HTMLUListElement, input: HTMLInputElement): void {
  const links = [...list.querySelectorAll("a")];
  const chosen = links[(wanted + links.length) % links.length];
  for (const link of links) link.ariaSelected = String(link === chosen);
  input.setAttribute("aria-activedescendant", chosen?.id ?? "");
  chosen?.scrollIntoView({ block: "nearest" });
}
