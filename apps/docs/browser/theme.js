// Before the first paint, under the key that Redoc reads, too.
(() => {
  let mode;
  try {
    mode = localStorage.getItem("redoc.colorMode");
  } catch {}
  if (mode !== "light" && mode !== "dark") mode = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.classList.add(mode);
})();
