import { useShallow } from "zustand/react/shallow";
import { useSpeech } from "../language/Speech";
import { nameIn } from "../session/names";
import { useView } from "../session/RoomSession";
import type { NoticeRun } from "./rows";

const NAMED_AT_MOST = 3;

/** What happened beside the messages: who came, who left, who switched the chat off or on, who cleared it. */
export function NoticeLine({ run }: { run: NoticeRun }) {
  const { t, time, list } = useSpeech();
  const self = useView((view) => view.self.id);
  const names = useView(useShallow((view) => run.who.slice(0, NAMED_AT_MOST).map((id) => nameIn(view, id))));
  const shown = names.map((name) => isolated(name ?? t("people.somebody")));
  const others = run.who.length - shown.length;
  if (others > 0) shown.push(t("chat.notice.others", { count: others }));
  const isOwn = run.who.length === 1 && run.who[0] === self;
  const text = isOwn
    ? t(`chat.notice.own.${run.kind}`)
    : t(`chat.notice.${run.kind}`, { who: list(shown), count: run.who.length });
  return (
    <p className="py-1 ps-11 text-sm text-faint wrap-anywhere">
      {text} · <time dateTime={run.timestamp}>{time(run.timestamp)}</time>
    </p>
  );
}

/** Keeps a name of another script from turning the sentence around it. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
