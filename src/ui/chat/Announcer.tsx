import { useEffect, useRef, useState } from "react";
import type { Id } from "../../protocol";
import { keyOf } from "../../room/view";
import { useTranslation } from "../language/translation/use-translation";
import { nameOrWord } from "../room/labels/names";
import { useSession, useSessionState } from "../room/session/RoomSession";
import { inWords } from "./announcement";
import { notDone } from "./conversations/not-done";
import { heardIn, type News, type Pinned, pinIn } from "./heard";

/** Events within this time share one sentence. */
const TOGETHER_MS = 1_500;
const STAYS_MS = 5_000;

const REMEMBERED = 200;

type Said = { readonly text: string; readonly count: number };

export function Announcer() {
  const { t } = useTranslation();
  const session = useSession();
  const [said, setSaid] = useState<Said>({ text: "", count: 0 });
  const refusals = useSessionState(({ pending }) => pending.filter(({ refused }) => refused).length);
  const refused = useSessionState(({ pending }) => pending.findLast((it) => it.refused));

  useEffect(() => {
    let heard: (News | Pinned)[] = [];
    let told: ReadonlySet<Id> = new Set();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = () => {
      timer = undefined;
      const { view, open } = session.store.getState();
      const found = heard.map((it): News[] => ("pinned" in it ? (view ? pinIn(view, it, t) : []) : [it]));
      // A message that became an announcement at once is read out once.
      const announced = new Set(
        heard.flatMap((it, at) =>
          "pinned" in it && found[at]?.some((news) => "announcement" in news) ? it.pinned : [],
        ),
      );
      const news = found.flat().filter(({ id }) => id === undefined || !announced.has(id));
      const words = inWords(news, t, keyOf(open));
      told = new Set([...told, ...news.flatMap(({ id }) => id ?? []), ...announced].slice(-REMEMBERED));
      setSaid((before) => saying(words, before));
      heard = [];
    };
    const forget = session.listen((envelope, wasMissed) => {
      const { payload } = envelope;
      // Nothing is read out that was taken back meanwhile.
      if (payload.message === "message_deleted") heard = heard.filter((it) => !("id" in it && it.id === payload.id));
      if (payload.message === "messages_deleted")
        heard = heard.filter((it) => !("to" in it && it.to.scope === "global" && it.source === payload.source));
      if (payload.message === "history_cleared")
        heard = heard.filter((it) => !("to" in it && it.to.scope === "global"));
      const view = session.store.getState().view;
      const found = view && !(wasMissed && payload.message === "message_pinned") && heardIn(view, envelope, told);
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

function saying(text: string, { count }: Said): Said {
  return { text, count: count + 1 };
}
