// Adds what Redoc lacks: copy buttons in prose, landmarks, and a title for every section.
const site = document.title;
let queued = false;
new MutationObserver(enhanceSoon).observe(document.body, {
  childList: true,
  subtree: true,
  attributes: true,
  attributeFilter: ["data-active"],
});
enhanceSoon();

// Set by the development server, which sends an event when the page has changed.
if (document.documentElement.dataset.live) new EventSource("live").onmessage = () => location.reload();

function enhanceSoon() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(() => {
    queued = false;
    document.querySelectorAll("pre[data-language]").forEach(addCopyButton);
    nameLandmarks();
    nameTitle();
  });
}

function addCopyButton(pre) {
  if (pre.parentElement.className === "copyable") return;
  const box = document.createElement("div");
  box.className = "copyable";
  pre.replaceWith(box);
  pre.tabIndex = 0;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.setAttribute("aria-label", "Copy code");
  button.onclick = async () => {
    await navigator.clipboard.writeText(pre.textContent.trimEnd());
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 1500);
  };
  box.append(pre, button);
}

function nameLandmarks() {
  const menu = document.querySelector(".menu-content");
  menu?.setAttribute("role", "navigation");
  menu?.setAttribute("aria-label", "Reference");
  menu?.nextElementSibling?.nextElementSibling?.setAttribute("role", "main");
}

function nameTitle() {
  const route = location.hash.slice(1).split("#")[0];
  const sections = [...document.querySelectorAll("[data-section-id]")];
  const section = route.length > 1 ? sections.find(({ dataset }) => dataset.sectionId === route) : undefined;
  const heading = section?.querySelector("h1, h2")?.textContent;
  const title = heading ? `${heading} · ${site}` : site;
  if (document.title !== title) document.title = title;
}
