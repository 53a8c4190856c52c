import { type Conversation, hasEarlierUnread, unread, unreadMentions, type View } from "../../../room/view";
import { isMuted, type Levels } from "../../settings/levels";

export function totalUnread(view: View, levels: Levels, except?: string): number {
  return heardIn(view, levels, except).reduce((sum, it) => sum + unread(it, view.self.id), 0);
}

/** "3+" where not all are loaded. */
export type MentionCount = { readonly count: number; readonly isMore: boolean };

export function mentionsIn(view: View, conversations: readonly Conversation[]): MentionCount {
  const found = conversations.map((it) => ({ it, count: unreadMentions(it, view.self) }));
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    isMore: found.some(({ it, count }) => count > 0 && hasEarlierUnread(it)),
  };
}

export function totalMentions(view: View, levels: Levels, except?: string): MentionCount {
  return mentionsIn(view, heardIn(view, levels, except));
}

function heardIn(view: View, levels: Levels, except: string | undefined): Conversation[] {
  return Object.values(view.chat.conversations).filter(({ key, to }) => key !== except && !isMuted(levels, to));
}

export function shortMentions({ count, isMore }: MentionCount): string {
  return `@${count > 99 ? "99+" : `${count}${isMore ? "+" : ""}`}`;
}

export function shortCount(count: number): string {
  return count > 99 ? "99+" : String(count);
}

/** "@1 · 5" for five unread messages, one of which mentions the user. */
export function newsIn(view: View, levels: Levels): string | undefined {
  const mentions = totalMentions(view, levels);
  const count = totalUnread(view, levels);
  const parts = [...(mentions.count > 0 ? [shortMentions(mentions)] : []), ...(count > 0 ? [shortCount(count)] : [])];
  return parts.length > 0 ? parts.join(" · ") : undefined;
}

export const UNREAD_LOOK =
  "min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center text-2xs leading-5 font-[650] text-accent-ink forced-colors:border";
