import { MessageSquareText, NotebookPen } from "lucide-react";
import { memo } from "react";
import type { Participant } from "../../protocol";
import { Avatar } from "../kit/avatar/Avatar";
import { Name } from "../kit/words/Name";
import { useSpeech } from "../language/Speech";
import { groupLabel } from "../room/labels/group-label";
import { hashOf } from "../room/session/places";
import { useView } from "../room/session/RoomSession";

type Props = {
  person: Participant;
  index: number;
  isStop: boolean;
  groups: readonly string[];
};

export const PersonLine = memo(function PersonLine({ person, index, isStop, groups }: Props) {
  const { t } = useSpeech();
  const isSelf = useView((view) => view.self.id === person.id);
  const { display_name } = person.module_data.control;
  const Icon = isSelf ? NotebookPen : MessageSquareText;
  return (
    <a
      href={hashOf({ scope: "private", target: person.id })}
      data-index={index}
      tabIndex={isStop ? 0 : -1}
      title={t(isSelf ? "people.notes" : "people.message_privately")}
      className="group flex min-h-11 items-center gap-2.5 rounded-lg px-2.5 py-1 no-underline hover:bg-raise/60"
    >
      <Avatar id={person.id} name={display_name} size="small" />
      <span className="min-w-0 flex-1">
        <Name className="block truncate text-left text-sm">{display_name}</Name>
        <Details person={person} isSelf={isSelf} groups={groups} />
      </span>
      <span className="sr-only">{t(isSelf ? "people.notes" : "people.message_privately")}</span>
      <Icon
        aria-hidden
        size="1.0625rem"
        className="shrink-0 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 pointer-coarse:opacity-100"
      />
    </a>
  );
});

function Details({ person, isSelf, groups }: Pick<Props, "person" | "groups"> & { isSelf: boolean }) {
  const { t, list } = useSpeech();
  const { control, chat } = person.module_data;
  const words = [
    isSelf && t("people.you"),
    control.is_room_owner && t(isSelf ? "people.you_owner" : "people.owner"),
    control.role === "guest" && t("people.role.guest"),
  ].filter((word) => word !== false);
  if (words.length + chat.groups.length === 0) return null;
  return (
    <span title={chat.groups.length > 0 ? list(chat.groups) : undefined} className="block truncate text-xs text-soft">
      <span>{words.join(", ")}</span>
      {chat.groups.map((group, at) => (
        <span key={group}>
          {words.length + at > 0 && <span>, </span>}
          <Name>{groupLabel(group, groups)}</Name>
        </span>
      ))}
    </span>
  );
}
