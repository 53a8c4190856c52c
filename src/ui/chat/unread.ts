import { unread, type View } from "../../room/view";

/** How many messages wait in all conversations together. */
export function totalUnread(view: View): number {
  return Object.values(view.conversations).reduce((sum, it) => sum + unread(it, view.self.id), 0);
}

/** A count as it fits into a small disc. */
export function shortCount(count: number): string {
  return count > 99 ? "99+" : String(count);
}
