import { useShallow } from "zustand/react/shallow";
import type { Notice } from "../../../room/view";
import { Name } from "../../kit/words/Name";
import { NameList } from "../../language/NameList";
import { useSpeech } from "../../language/Speech";
import { Phrase } from "../../language/text/Phrase";
import { groupLabel } from "../../room/labels/group-label";
import { nameIn, ownGroups } from "../../room/labels/names";
import { ownNoticeKey } from "../../room/news/own-notice";
import { useView } from "../../room/session/RoomSession";
import type { NoticeRun } from "./notice-runs";

const NAMED_AT_MOST = 3;

export function NoticeLine({ run: { notice, who } }: { run: NoticeRun }) {
  const { t, time, listed } = useSpeech();
  const self = useView((view) => view.self.id);
  const names = useView(useShallow((view) => who.slice(0, NAMED_AT_MOST).map((id) => nameIn(view, id))));
  const isOwn = who.length === 1 && who[0] === self;
  const own = useView(ownGroups);
  const groups = "groups" in notice ? notice.groups.map((it) => groupLabel(it, [...own, ...notice.groups])) : [];
  const count = "groups" in notice ? groups.length : who.length;
  const others = who.length - names.length;
  return (
    <p className="py-1 ps-11 text-sm text-faint wrap-anywhere">
      <Phrase
        text={t(isOwn ? ownNoticeKey(notice) : othersKey(notice), { count })}
        parts={{
          who: (
            <NameList
              names={names.map((name) => name ?? t("people.somebody"))}
              others={others > 0 ? t("notices.others", { count: others }) : undefined}
              listed={listed}
            />
          ),
          groups: <NameList names={groups} listed={listed} />,
          ...(notice.kind === "renamed" && {
            before: <Name>{notice.old_name}</Name>,
            name: <Name>{notice.new_name}</Name>,
          }),
        }}
      />
      <span> · </span>
      <time dateTime={notice.timestamp}>{time(notice.timestamp)}</time>
    </p>
  );
}

/** The log tells of others' rights only that they moderate, or no longer do. */
function othersKey(notice: Notice) {
  const { kind } = notice;
  if (kind === "role") return notice.role === "moderator" ? "notices.promoted" : "notices.demoted";
  if (kind === "added" || kind === "removed") return `notices.own.${kind}` as const;
  return `notices.${kind}` as const;
}
