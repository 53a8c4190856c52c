import { clipboard } from "../../browser/person";

/** Resolves with whether it worked. On an insecure page browsers hide `navigator.clipboard`. */
export async function copyText(text: string): Promise<boolean> {
  try {
    const board = clipboard();
    if (board) {
      await board.writeText(text);
      return true;
    }
  } catch {
    // Refused, for instance because the page lost the focus: the old way may still work.
  }
  return copySelected(text);
}

/** Selects without focusing: an open dialog would take the focus back before the copy. */
function copySelected(text: string): boolean {
  const holder = document.createElement("span");
  holder.textContent = text;
  holder.className = "fixed top-0 opacity-0 whitespace-pre select-text";
  document.body.append(holder);
  const selection = getSelection();
  const range = document.createRange();
  range.selectNodeContents(holder);
  selection?.removeAllRanges();
  selection?.addRange(range);
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  } finally {
    selection?.removeAllRanges();
    holder.remove();
  }
}
