import type { Addressee, Id } from "../../protocol";
import { keyOf, type View } from "../../room/view";
import { type Manner, notify, permission, shownNotifications } from "../browser/telling/notifications";
import { plainText } from "../chat/formatting/plain-text";
import type { TFunction } from "../language/translation/translate";
import { conversationNameIn, nameOrWord } from "../room/labels/names";
import { hashOf } from "../room/session/places";
import { isStillUnread, messageOf, type Occurrence, type Place } from "./occurrence";
import { type Item, notificationOf, tagOf } from "./words";

type Parts = {
  readonly view: () => View | undefined;
  readonly words: () => { readonly t: TFunction; readonly list: (names: readonly string[]) => string };
  readonly showsText: () => boolean;
  readonly onClick: (url: string) => void;
};

type Told = { readonly id: Id; readonly key: string; readonly to: Addressee; readonly calls?: Occurrence["calls"] };

/** So many messages stand in one notification; more only raise the number. */
const MOST = 99;

export class Notifying {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Together with what stands under the same tag and is still unread. */
  async show(occurrences: readonly Occurrence[], sounds: boolean): Promise<void> {
    const view = this.#parts.view();
    if (view === undefined || permission() !== "granted") return;
    const tag = tagOf(
      view.room.id,
      occurrences.map(({ to }) => to),
    );
    const before = (await shownNotifications())
      .filter((it) => it.tag === tag)
      .flatMap(({ data }) => toldIn(data.messages));
    const fresh = occurrences.map(({ message_id: id, to, calls }) => ({
      id,
      to,
      key: keyOf(to),
      ...(calls && { calls }),
    }));
    const known = new Set(fresh.map(({ id }) => id));
    const left = before.filter((it) => !known.has(it.id) && isStillUnread(view, placeOf(it)));
    await this.#notify(view, tag, [...left, ...fresh], { renews: false, sounds });
  }

  /** Closes what is read or gone, and renews what has changed. Announcements stay until the user looks at the page. */
  async tidy({ isLookedAt, edited }: { isLookedAt: boolean; edited?: Id }): Promise<void> {
    const view = this.#parts.view();
    if (view === undefined || permission() !== "granted") return;
    for (const { tag, data, close } of await shownNotifications()) {
      if (data?.room_id !== view.room.id) continue;
      const told = toldIn(data.messages);
      const left = told.filter(
        (it) => isStillUnread(view, placeOf(it)) || (it.calls === "announces" && !isLookedAt && isPinned(view, it.id)),
      );
      if (left.length === 0) close();
      else if (left.length < told.length || left.some(({ id }) => id === edited))
        await this.#notify(view, tag, left, { renews: true, sounds: false });
    }
  }

  async #notify(view: View, tag: string, told: readonly Told[], manner: Manner): Promise<void> {
    const { t, list } = this.#parts.words();
    const messages = told.slice(-MOST);
    const items = messages.flatMap((it) => itemOf(view, it, t) ?? []);
    const words = notificationOf(items, { t, list, room: view.room.title, showsText: this.#parts.showsText() });
    const last = messages.at(-1);
    if (words === undefined || last === undefined) return;
    const room_id = view.room.id;
    const url = `/rooms/${encodeURIComponent(room_id)}${hashOf(last.to)}`;
    await notify({ tag, ...words, data: { room_id, url, messages } }, manner, this.#parts.onClick);
  }
}

function itemOf(view: View, told: Told, t: TFunction): Item | undefined {
  const { to, calls } = told;
  const message = messageOf(view, placeOf(told)) ?? view.pins.find(({ id }) => id === told.id)?.message;
  if (message === undefined) return undefined;
  const { source, content } = message;
  const text = plainText(content);
  const place = conversationNameIn(view, to, t);
  return { to, source, name: nameOrWord(view, source, t), place, text, ...(calls && { calls }) };
}

function placeOf({ id, to }: Told): Place {
  return { message_id: id, to };
}

function isPinned(view: View, message_id: Id): boolean {
  return view.pins.some(({ id }) => id === message_id);
}

/** An earlier version of the page may have shown it, which remembered something else. */
function toldIn(messages: unknown): Told[] {
  return Array.isArray(messages) ? messages.filter((it) => typeof it?.id === "string" && it.to !== undefined) : [];
}
