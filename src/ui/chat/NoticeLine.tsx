import { Trans } from "react-i18next";
import { useShallow } from "zustand/react/shallow";
import { useSpeech } from "../language/Speech";
import { nameIn } from "../session/names";
import { useView } from "../session/RoomSession";
import type { NoticeRun } from "./rows";

const NAMED_AT_MOST = 3;

/** What happened beside the messages: who came, who left, who switched the chat off or on, who cleared it. */
export function NoticeLine({ run }: { run: NoticeRun }) {
  const { t, time } = useSpeech();
  const self = useView((view) => view.self.id);
  const names = useView(useShallow((view) => run.who.slice(0, NAMED_AT_MOST).map((id) => nameIn(view, id))));
  const isOwn = run.who.length === 1 && run.who[0] === self;
  return (
    <p className="py-1 ps-11 text-sm text-faint wrap-anywhere">
      {isOwn ? (
        t(`chat.notice.own.${run.kind}`)
      ) : (
        <Trans
          i18nKey={`chat.notice.${run.kind}`}
          count={run.who.length}
          components={{ who: <Names names={names} others={run.who.length - names.length} /> }}
        />
      )}
      {" · "}
      <time dateTime={run.timestamp}>{time(run.timestamp)}</time>
    </p>
  );
}

/** "Bo, Chidi and 3 others"; no name of another script turns the sentence around it. */
function Names({ names, others }: { names: readonly (string | undefined)[]; others: number }) {
  const { t, listed } = useSpeech();
  const words = names.map((name) => name ?? t("people.somebody"));
  if (others > 0) words.push(t("chat.notice.others", { count: others }));
  let at = 0;
  return listed(words).map(({ type, value }) => {
    at += 1;
    return type === "element" ? <bdi key={at}>{value}</bdi> : value;
  });
}
