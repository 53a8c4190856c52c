// The theme and the size of the letters, before the first paint: pages hold no scripts of their own, and the others come
// later. What is kept is read in full by src/ui/settings.
try {
  const { theme = "system", text_size = "normal" } = JSON.parse(localStorage.getItem("parley.settings") ?? "{}");
  Object.assign(document.documentElement.dataset, { theme, text: text_size });
} catch {
  // Nothing is kept, or cookies are blocked.
}
