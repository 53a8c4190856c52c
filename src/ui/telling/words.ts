import type { Addressee, Id } from "../../protocol";
import { keyOf } from "../../room/view";
import { shortened } from "../language/text/shortened";
import type { TFunction } from "../language/translation/translate";
import type { Occurrence } from "./occurrence";

/** Something to tell, with its words as they are now. */
export type Item = Pick<Occurrence, "to" | "source" | "calls"> & {
  /** Of its author. */
  readonly name: string;
  /** Of its conversation. */
  readonly place: string;
  readonly text: string;
};

type Manner = {
  readonly t: TFunction;
  readonly list: (names: readonly string[]) => string;
  readonly room: string;
  readonly showsText: boolean;
};

const TEXT_LENGTH = 180;
/** A sum names this many people or conversations. */
const NAMES = 3;

/**
 * The notification of some messages, which are all private or all public. One is shown whole, several are counted: their
 * texts would not fit.
 */
export function notificationOf(items: readonly Item[], { t, list, room, showsText }: Manner) {
  const last = items.at(-1);
  if (last === undefined) return undefined;
  const isPrivate = last.to.scope === "private";
  if (items.length === 1) {
    const { name, place } = last;
    const title = isPrivate && last.calls === undefined ? name : t(`telling.${last.calls ?? "says"}`, { name, place });
    if (showsText) return { title, body: shortened(last.text, TEXT_LENGTH) };
    return { title: t("telling.new_from", { name, place }), body: isPrivate ? room : place };
  }
  const count = items.length;
  const names = unique(items.map((it) => (isPrivate ? it.name : it.place)));
  const among = list(names.slice(0, NAMES)) + (names.length > NAMES ? "…" : "");
  const title = names.length === 1 ? among : t(isPrivate ? "telling.private_messages" : "telling.messages");
  const words = names.length === 1 ? t("telling.count", { count }) : t("telling.count_in", { count, among });
  return { title, body: names.length === 1 ? `${words} · ${room}` : words };
}

/** Notifications with the same tag replace each other: one for each conversation, and for each sum of several. */
export function tagOf(room_id: Id, conversations: readonly Addressee[]): string {
  const [first, ...others] = unique(conversations.map(keyOf));
  if (first !== undefined && others.length === 0) return `${room_id} ${first}`;
  return `${room_id} ${conversations[0]?.scope === "private" ? "private" : "public"}`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
