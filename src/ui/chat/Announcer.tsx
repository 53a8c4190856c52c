import type { TFunction } from "i18next";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Addressee, ChatEvent, Envelope, Id } from "../../protocol";
import { addresseeFor, isMentioned, keyOf, type View } from "../../room/view";
import { nameOrWord, ownGroups } from "../room/labels/names";
import { useSession, useSessionState } from "../room/session/RoomSession";
import { type Heard, inWords } from "./announcement";
import { notDone } from "./conversations/not-done";

/** Events within this time share one sentence. */
const TOGETHER_MS = 1_500;
/** The text is then removed, so that nobody comes upon it later. */
const STAYS_MS = 5_000;

/** A message has its id, so that it can be taken out of what is said. */
type News = Heard & { readonly id?: Id };
/** An announcement that was made a moment ago. */
type Announced = { readonly pinned: Id; readonly source: Id; readonly name: string };
type Sent = Extract<ChatEvent, { message: "message_sent" }>;
type Said = { readonly text: string; readonly count: number };

/** Tells screen readers, politely, about new events; never about the ones that were there before. */
export function Announcer() {
  const { t } = useTranslation();
  const session = useSession();
  const [said, setSaid] = useState<Said>({ text: "", count: 0 });
  const refusals = useSessionState(({ pending }) => pending.filter(({ refused }) => refused).length);
  const refused = useSessionState(({ pending }) => pending.findLast((it) => it.refused));

  useEffect(() => {
    let heard: (News | Announced)[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      const { view } = session.store.getState();
      // By now its text is loaded, and it may have been taken back.
      const found = heard.map((it): News[] => ("pinned" in it ? (view ? announcementIn(view, it, t) : []) : [it]));
      // A message that became an announcement at once is read out once.
      const announced = new Set(heard.flatMap((it, at) => ("pinned" in it && found[at]?.length ? [it.pinned] : [])));
      const told = found.flat().filter(({ id }) => id === undefined || !announced.has(id));
      const words = inWords(told, t);
      setSaid((before) => saying(words, before));
      heard = [];
    };
    const forget = session.listen((envelope, wasMissed) => {
      const { payload } = envelope;
      // Nothing is read out that was taken back meanwhile.
      if (payload.message === "message_deleted") heard = heard.filter((it) => !("id" in it && it.id === payload.id));
      if (payload.message === "history_cleared")
        heard = heard.filter((it) => !("to" in it && it.to.scope === "global"));
      const view = session.store.getState().view;
      const found = view && !(wasMissed && envelope.payload.message === "message_pinned") && heardIn(view, envelope);
      if (!found || found.source === view.self.id) return;
      heard.push({ ...found, name: nameOrWord(view, found.source, t) });
      timer ??= setTimeout(say, TOGETHER_MS);
    });
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [session, t]);

  const refusalsBefore = useRef(refusals);
  useEffect(() => {
    if (refused && refusals > refusalsBefore.current) setSaid((before) => saying(t(notDone(refused)), before));
    refusalsBefore.current = refusals;
  }, [refusals, refused, t]);

  useEffect(() => {
    if (said.text === "") return;
    const timer = setTimeout(() => setSaid((before) => saying("", before)), STAYS_MS);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only">
      {/* Screen readers read out new elements only: the same words again need another one. */}
      <span key={said.count}>{said.text}</span>
    </div>
  );
}

function announcementIn(view: View, { pinned }: { readonly pinned: Id }, t: TFunction): Heard[] {
  const pin = view.pins.find(({ id }) => id === pinned);
  if (!pin?.announcement || pin.message === undefined) return [];
  const { source } = pin;
  return [{ source, name: nameOrWord(view, source, t), announcement: pin.message.content }];
}

function saying(text: string, { count }: Said): Said {
  return { text, count: count + 1 };
}

function callOf(view: View, message: Sent, to: Addressee): "mentions" | "answers" | undefined {
  const { self, chat } = view;
  if (isMentioned({ id: self.id, groups: ownGroups(view) }, message)) return "mentions";
  const { reply_to } = message;
  if (reply_to === undefined) return undefined;
  const answered = chat.conversations[keyOf(to)]?.messages.find(({ id }) => id === reply_to);
  return answered?.source === self.id ? "answers" : undefined;
}

function heardIn(view: View, { payload }: Envelope) {
  switch (payload.message) {
    case "message_sent": {
      const to = addresseeFor(view.self.id, payload);
      const calls = callOf(view, payload, to);
      return {
        id: payload.id,
        to,
        ...(calls && { calls }),
        source: payload.source,
        text: payload.content,
        groups: ownGroups(view),
      };
    }
    case "message_pinned":
      return payload.announcement ? { pinned: payload.id, source: payload.issued_by } : undefined;
    case "chat_enabled":
    case "chat_disabled":
    case "history_cleared":
      return { deed: payload.message, source: payload.issued_by };
    case "update":
      return payload.old_name === undefined ? undefined : { old_name: payload.old_name, source: payload.id };
    default:
      return undefined;
  }
}
