/** A copy button for every sample of the site's own; Redoc brings its own. */
export function addCopyButtons(): void {
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
