/** The script of every page. Loads everything heavy on demand. */
import { hydrateOnFirstTouch } from "./redoc/hydrate.ts";

const root = document.documentElement;

addCopyButtons();
scrollMenu();
showSearchButton();
showThemeButton();
hydrateOnFirstTouch();

// Set by the development server, which sends an event when the page has changed.
if (root.dataset.live) new EventSource(new URL("../live", import.meta.url)).onmessage = () => location.reload();

/** Redoc's samples have their own copy buttons. */
function addCopyButtons(): void {
  for (const figure of document.querySelectorAll<HTMLElement>("figure.code")) figure.append(copyButton(figure));
}

function copyButton(figure: HTMLElement): HTMLButtonElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  const caption = figure.querySelector("figcaption")?.textContent;
  button.setAttribute("aria-label", caption ? `Copy: ${caption}` : "Copy code");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(figure.querySelector("code")?.textContent?.trimEnd() ?? "");
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  });
  return button;
}

/** Shows the current page in the menu, which is longer than most screens. */
function scrollMenu(): void {
  const menu = document.querySelector<HTMLElement>(".menu");
  const current = menu?.querySelector<HTMLElement>("[aria-current]");
  if (menu && current) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
}

function showSearchButton(): void {
  const button = document.querySelector<HTMLButtonElement>(".search-button");
  if (!button) return;
  button.hidden = false;
  const open = async () => (await import("./search.ts")).openSearch();
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const typing = (event.target as Element).closest?.("input, textarea, select, dialog");
    const shortcut = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!shortcut || typing) return;
    event.preventDefault();
    open();
  });
}

function showThemeButton(): void {
  const button = document.querySelector<HTMLButtonElement>(".theme-button");
  if (!button) return;
  button.hidden = false;
  const show = () => button.setAttribute("aria-pressed", String(root.classList.contains("dark")));
  button.addEventListener("click", () => {
    const mode = root.classList.contains("dark") ? "light" : "dark";
    root.classList.remove("light", "dark");
    root.classList.add(mode);
    // Redoc's key.
    localStorage.setItem("redoc.colorMode", mode);
    show();
  });
  show();
}
