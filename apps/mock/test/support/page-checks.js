/** Checks that run in the page itself; page-session.ts puts them there. */
globalThis.checks = { faintTexts, structuralFaults, focusOutline };

/** The size that a target needs for a finger, in pixels (WCAG 2.2, 2.5.8). */
const MIN_TARGET = 24;

/** The contrast that a text needs to what is behind it (WCAG 2.2, 1.4.3). */
const MIN_CONTRAST = 4.5;

/** Texts that stand out too little, each with its contrast. */
function faintTexts() {
  return [...document.querySelectorAll("body, body *")]
    .filter((element) => hasText(element) && contrast(element) < MIN_CONTRAST)
    .map((element) => `${contrast(element).toFixed(2)} ${element.outerHTML.slice(0, 80)}`);
}

function hasText(element) {
  const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
  return element.matches("input, select") || texts.some(({ nodeValue }) => nodeValue.trim() !== "");
}

function contrast(element) {
  const luminances = [luminance(getComputedStyle(element).color), luminance(backgroundOf(element))];
  return (Math.max(...luminances) + 0.05) / (Math.min(...luminances) + 0.05);
}

function backgroundOf(element) {
  if (!element) return "rgb(255, 255, 255)";
  const { backgroundColor } = getComputedStyle(element);
  return backgroundColor === "rgba(0, 0, 0, 0)" ? backgroundOf(element.parentElement) : backgroundColor;
}

function luminance(color) {
  const [red, green, blue] = color.match(/[\d.]+/g).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What is wrong with the structure of the page, for those who do not see it. */
function structuralFaults() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const levels = all("h1, h2, h3, h4, h5, h6").map(({ tagName }) => Number(tagName.slice(1)));
  const ids = all("[id]").map(({ id }) => id);
  const references = all("*").flatMap((element) =>
    ["aria-labelledby", "aria-describedby", "for"].flatMap((name) => element.getAttribute(name)?.split(" ") ?? []),
  );
  const isSmall = (element) => Object.values(sizeOf(element)).some((length) => length < MIN_TARGET);
  const faults = {
    "no language": document.documentElement.lang === "",
    "no title": document.title === "",
    "not one h1": levels.filter((level) => level === 1).length !== 1,
    "a heading level is left out": levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1),
    "not one main": all("main").length !== 1,
    "no header": all("body > header").length !== 1,
    "an id comes twice": new Set(ids).size !== ids.length,
    "a reference leads nowhere": references.some((id) => !ids.includes(id)),
    "a field without a label": all("input, select").some(({ labels }) => labels.length === 0),
    "a section without a name": all("section").some((section) => !section.hasAttribute("aria-labelledby")),
    "a table without a caption": all("table").some((table) => !table.querySelector("caption")),
    "a header cell without a scope": all("th").some((cell) => !cell.hasAttribute("scope")),
    "a time that no machine can read": all("time").some(({ dateTime }) => Number.isNaN(Date.parse(dateTime))),
    "a button of several lines": all("button").some((button) => sizeOf(button).height > 2 * MIN_TARGET),
    "a small target": all("button, a.button, select, input, summary").some(isSmall),
    "a script": all("script").length > 0,
  };
  return Object.keys(faults).filter((name) => faults[name]);
}

function sizeOf(element) {
  const { width, height } = element.getBoundingClientRect();
  return { width, height };
}

/** How what has the focus shows it. */
function focusOutline() {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return `${outlineWidth} ${outlineStyle}`;
}
