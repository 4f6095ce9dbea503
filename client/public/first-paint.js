// Puts the reader's view on <html> before anything is drawn: a classic script in the head, because a module comes after
// the first paint. The same as client/ui/view-store.ts does later; a test holds the two together.
(() => {
  const asks = (query) => matchMedia(query).matches;
  const dark = asks("(prefers-color-scheme: dark)");
  let kept = null;
  try {
    kept = JSON.parse(localStorage.getItem("efir.view"));
  } catch {
    // Nothing kept, or something that is not ours.
  }
  const chosen = (name, allowed) => (allowed.includes(kept?.[name]) ? kept[name] : null);
  const usual = asks("(prefers-contrast: more)") ? (dark ? "hc-black" : "hc-white") : dark ? "dark" : "light";
  const attributes = {
    "data-theme": chosen("theme", ["light", "dark", "hc-white", "hc-black", "hc-blue"]) ?? usual,
    "data-size": chosen("size", ["125", "150", "200"]),
    "data-face": chosen("face", ["arial", "times"]),
    "data-spacing": chosen("spacing", ["wide"]),
    "data-motion": chosen("motion", ["off"]),
    "data-images": chosen("pictures", ["hidden"]) && "off",
  };
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) document.documentElement.setAttribute(name, value);
  }
})();
