import type { TFunction } from "../language/translation/translate";
import type { Stroke } from "./keys";

const SIGNS: Readonly<Record<string, string>> = { ArrowUp: "↑", ArrowDown: "↓" };
const NAMED = ["Enter", "Escape", "Home", "End", "PageUp", "PageDown"] as const;

export function strokeWords({ key, command, alt, shift }: Stroke, t: TFunction, isMac: boolean): string[] {
  return [
    ...(command ? [isMac ? "⌘" : t("kit.key.control")] : []),
    ...(alt ? [isMac ? "⌥" : t("kit.key.alt")] : []),
    ...(shift ? [isMac ? "⇧" : t("kit.key.shift")] : []),
    wordOf(key, t),
  ];
}

function wordOf(key: string, t: TFunction): string {
  const named = NAMED.find((it) => it === key);
  if (named) return t(`kit.key.${named}`);
  return SIGNS[key] ?? (key.length === 1 ? key.toUpperCase() : key);
}
