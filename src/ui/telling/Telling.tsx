import { useRouter } from "next/router";
import { useEffect, useRef } from "react";
import { v4 as uuid } from "uuid";
import type { Envelope } from "../../protocol";
import { addresseeFor, keyOf, type View } from "../../room/view";
import { channelNamed } from "../browser/channel";
import { isTouched } from "../browser/media";
import { Chime } from "../browser/telling/chime";
import { onNotificationClick } from "../browser/telling/notifications";
import { isLookedAt } from "../browser/telling/signs";
import { useTranslation } from "../language/translation/use-translation";
import { useTimes } from "../language/use-times";
import { useSession } from "../room/session/RoomSession";
import { useRoomChoices } from "../settings/RoomChoices";
import { useSettingsKeeper } from "../settings/SettingsProvider";
import { AmongTabs, type Word } from "./among-tabs";
import { Notifying } from "./notifying";
import { waysOf } from "./rule";
import { Signs } from "./Signs";
import { lookAt, Teller } from "./teller";

const CHIME_EVERY_MS = 10_000;
const TIDY_MS = 300;
const TAKE_BACK = new Set<Envelope["payload"]["message"]>(["message_deleted", "messages_deleted", "history_cleared"]);

export function Telling() {
  const { t } = useTranslation();
  const { list } = useTimes();
  const router = useRouter();
  const session = useSession();
  const settings = useSettingsKeeper();
  const choices = useRoomChoices();
  const latest = useRef({ t, list, router });
  useEffect(() => {
    latest.current = { t, list, router };
  });

  useEffect(() => {
    const view = () => session.store.getState().view;
    const onClick = (url: string) => goTo(url, latest.current.router);
    const notifying = new Notifying({
      view,
      words: () => latest.current,
      showsText: () => settings.store.getState().shows_text,
      onClick,
    });

    const channel = channelNamed(`parley.telling.${session.entry.room_id}`);
    const tabs = new AmongTabs({
      tab: uuid(),
      say: (word) => channel?.postMessage(word),
      reads: (ids) => (isLookedAt() ? ids.filter((id) => isBefore(view(), id, session.looksAt)) : []),
    });
    if (channel) channel.onmessage = ({ data }: MessageEvent<Word>) => tabs.hear(data);

    const chime = new Chime();
    let rungAt = Number.NEGATIVE_INFINITY;
    const teller = new Teller({
      view,
      tabs,
      look: (occurrence) => lookAt(occurrence, isLookedAt(), session.looksAt),
      waysOf: (occurrence, look) =>
        waysOf(occurrence, { ...settings.store.getState(), levels: choices.store.getState() }, look, Date.now()),
      tell: (occurrences, { sound, desktop }) => {
        // A locked phone is heard by its own sound, not by the page's.
        const isBySystem = sound && desktop && isTouched();
        if (desktop) void notifying.show(occurrences, isBySystem);
        if (!sound || isBySystem || Date.now() - rungAt < CHIME_EVERY_MS) return;
        rungAt = Date.now();
        void chime.ring();
      },
      now: Date.now,
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    });

    let tidying: ReturnType<typeof setTimeout> | undefined;
    const tidy = () => {
      tidying ??= setTimeout(() => {
        tidying = undefined;
        void notifying.tidy({ isLookedAt: isLookedAt() });
      }, TIDY_MS);
    };
    const turned = () => {
      if (!isLookedAt()) return;
      tabs.look(Date.now());
      tidy();
    };
    turned();
    const ends = [
      session.listen((envelope, wasMissed) => {
        teller.hear(envelope, wasMissed);
        const { payload } = envelope;
        if (payload.message === "message_edited") void notifying.tidy({ isLookedAt: isLookedAt(), edited: payload.id });
        if (TAKE_BACK.has(payload.message)) tidy();
      }),
      session.store.subscribe((after, before) => {
        if (haveMarkersMoved(before.view, after.view)) tidy();
      }),
      onNotificationClick(onClick),
      () => teller.end(),
      () => clearTimeout(tidying),
      () => channel?.close(),
    ];
    addEventListener("focus", turned);
    document.addEventListener("visibilitychange", turned);
    return () => {
      for (const end of ends) end();
      removeEventListener("focus", turned);
      document.removeEventListener("visibilitychange", turned);
    };
  }, [session, settings, choices]);

  return <Signs />;
}

function isBefore(view: View | undefined, id: string, open: Parameters<typeof keyOf>[0] | undefined): boolean {
  if (view === undefined || open === undefined) return false;
  const message_id = id.split(" ").at(-1);
  const pin = view.pins.find((it) => it.id === message_id);
  if (pin) return keyOf(addresseeFor(view.self.id, pin)) === keyOf(open);
  return view.chat.conversations[keyOf(open)]?.messages.some((it) => it.id === message_id) === true;
}

function haveMarkersMoved(before: View | undefined, after: View | undefined): boolean {
  if (before === after || before?.chat === after?.chat || !after) return false;
  return Object.values(after.chat.conversations).some(
    ({ key, last_seen }) => before?.chat.conversations[key]?.last_seen !== last_seen,
  );
}

function goTo(url: string, router: ReturnType<typeof useRouter>): void {
  const { pathname, hash } = new URL(url, location.origin);
  if (pathname === location.pathname) location.hash = hash || "#";
  else void router.push(pathname + hash);
}
