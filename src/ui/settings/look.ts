import type { Settings } from "./settings";

/** The ground of the page, around which some browsers draw their frame in the same colour. */
const GROUNDS = { light: "#fbfaf8", dark: "#161513" } as const;

/** `public/look.js` does so before the first paint. */
export function showLook({ theme, text_size, density }: Settings): void {
  Object.assign(document.documentElement.dataset, { theme, text: text_size, density });
  for (const meta of document.querySelectorAll<HTMLMetaElement>("meta[name=theme-color]")) {
    const ofSystem = meta.media.includes("dark") ? "dark" : "light";
    meta.content = GROUNDS[theme === "system" ? ofSystem : theme];
  }
}
