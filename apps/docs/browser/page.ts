/** What every page gets from a script. Whatever is heavy waits until somebody asks for it. */
import { addCopyButtons } from "./copy.ts";
import { wakeOnTouch } from "./touch.ts";

const root = document.documentElement;

addCopyButtons();
showPlaceInMenu();
offerSearch();
offerTheme();
wakeOnTouch();

// Set by the development server, which says when the site was built anew.
if (root.dataset.live) new EventSource(new URL("../live", import.meta.url)).onmessage = () => location.reload();

/** The menu is longer than most screens. */
function showPlaceInMenu(): void {
  const menu = document.querySelector<HTMLElement>(".menu");
  const current = menu?.querySelector<HTMLElement>("[aria-current]");
  if (menu && current) menu.scrollTop = current.offsetTop - menu.clientHeight / 2;
}

function offerSearch(): void {
  const button = document.querySelector<HTMLButtonElement>(".search-button");
  if (!button) return;
  button.hidden = false;
  const open = async () => (await import("./search.ts")).openSearch();
  button.addEventListener("click", open);
  addEventListener("keydown", (event) => {
    const typing = (event.target as Element).closest?.("input, textarea, select, dialog");
    const asked = event.key === "/" || (event.key === "k" && (event.ctrlKey || event.metaKey));
    if (!asked || typing) return;
    event.preventDefault();
    open();
  });
}

function offerTheme(): void {
  const button = document.querySelector<HTMLButtonElement>(".theme-button");
  if (!button) return;
  button.hidden = false;
  const show = () => button.setAttribute("aria-pressed", String(root.classList.contains("dark")));
  button.addEventListener("click", () => {
    const mode = root.classList.contains("dark") ? "light" : "dark";
    root.classList.remove("light", "dark");
    root.classList.add(mode);
    // Under the key that Redoc reads, too.
    localStorage.setItem("redoc.colorMode", mode);
    show();
  });
  show();
}
