import type { Addressee, Id } from "../../protocol";
import { keyOf } from "../../room/view";
import { shortened } from "../language/text/shortened";
import type { TFunction } from "../language/translation/translate";
import type { Occurrence } from "./occurrence";

export type Item = Pick<Occurrence, "to" | "source" | "calls"> & {
  readonly name: string;
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
const NAMES = 3;

/** One is shown whole, several are counted: their texts would not fit. They are all private or all public. */
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

/** One tag for each conversation, and for each sum of several; a notification replaces another of its tag. */
export function tagOf(room_id: Id, conversations: readonly Addressee[]): string {
  const [first, ...others] = unique(conversations.map(keyOf));
  if (first !== undefined && others.length === 0) return `${room_id} ${first}`;
  return `${room_id} ${conversations[0]?.scope === "private" ? "private" : "public"}`;
}

function unique(names: readonly string[]): string[] {
  return [...new Set(names)];
}
