// Runs before the first paint. The key is Redoc's.
(() => {
  let mode;
  try {
    mode = localStorage.getItem("redoc.colorMode");
  } catch {}
  if (mode !== "light" && mode !== "dark") mode = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  document.documentElement.classList.add(mode);
})();
