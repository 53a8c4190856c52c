type Key = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey">;

export function isCommand(event: Key, letter: string): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  const key = event.key.toLowerCase();
  // A non-Latin keyboard has the command at the position of the Latin letter; a Latin one of another order has not.
  return key === letter || (!/^[a-z]$/u.test(key) && event.code === `Key${letter.toUpperCase()}`);
}

const FIELD = "[data-message-search]";
const WINDOWS = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";

export function opensSearch(event: Key & Pick<KeyboardEvent, "altKey" | "shiftKey">, isWriting: boolean): boolean {
  const isFind = isCommand(event, "f") && !event.altKey && !event.shiftKey;
  const isSlash = event.key === "/" && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey;
  if (!isFind && !isSlash) return false;
  return document.activeElement?.matches(FIELD) !== true && document.querySelector(WINDOWS) === null;
}

export function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
}

export function isSearch(event: Key, isWriting: boolean): boolean {
  if (event.key === "F3" || isCommand(event, "f") || isCommand(event, "g")) return true;
  // Firefox searches with these two keys alone, but not in a text field.
  return !isWriting && !event.ctrlKey && !event.metaKey && ["/", "'"].includes(event.key);
}
