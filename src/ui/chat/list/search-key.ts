type Key = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey">;

/** Whether a letter is pressed with Ctrl or ⌘, on a keyboard of any script. */
export function isCommand(event: Key, letter: string): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  const key = event.key.toLowerCase();
  // A keyboard that is not Latin has the command where a Latin one has its letter; a Latin one of another order has not.
  return key === letter || (!/^[a-z]$/u.test(key) && event.code === `Key${letter.toUpperCase()}`);
}

/** Whether a key opens the browser's own search, or goes on with it. */
export function isSearch(event: Key, isWriting: boolean): boolean {
  if (event.key === "F3" || isCommand(event, "f") || isCommand(event, "g")) return true;
  // Firefox searches with these two alone, but not where one writes.
  return !isWriting && !event.ctrlKey && !event.metaKey && ["/", "'"].includes(event.key);
}
