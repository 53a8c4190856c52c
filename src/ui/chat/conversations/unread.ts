import { unread, type View } from "../../../room/view";

export function totalUnread(view: View, except?: string): number {
  return Object.values(view.chat.conversations)
    .filter(({ key }) => key !== except)
    .reduce((sum, it) => sum + unread(it, view.self.id), 0);
}

export function shortCount(count: number): string {
  return count > 99 ? "99+" : String(count);
}

export const UNREAD_LOOK =
  "min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center text-2xs leading-5 font-[650] text-accent-ink forced-colors:border";
