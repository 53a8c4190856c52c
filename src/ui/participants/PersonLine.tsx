import { Ellipsis, Hand, MessageSquareOff, NotebookPen } from "lucide-react";
import { memo } from "react";
import { givenAmong, type Participant } from "../../protocol";
import { Avatar } from "../kit/avatar/Avatar";
import { IconButton } from "../kit/buttons/IconButton";
import { Name } from "../kit/words/Name";
import { useSpeech } from "../language/Speech";
import { groupLabel } from "../room/labels/group-label";
import { mutedWords, useMute } from "../room/labels/muted";
import { hashOf } from "../room/session/places";
import { useView } from "../room/session/RoomSession";
import { usePersonMenu } from "./menu/PersonMenuProvider";

type Props = {
  person: Participant;
  index: number;
  isStop: boolean;
  groups: readonly string[];
};

export const PersonLine = memo(function PersonLine({ person, index, isStop, groups }: Props) {
  const { t } = useSpeech();
  const isSelf = useView((view) => view.self.id === person.id);
  const { display_name, hand_is_up } = person.module_data.control;
  const open = usePersonMenu();
  return (
    <div className="group relative rounded-lg hover:bg-raise/60">
      <a
        href={hashOf({ scope: "private", target: person.id })}
        data-index={index}
        data-person={isSelf ? undefined : person.id}
        tabIndex={isStop ? 0 : -1}
        title={t(isSelf ? "people.notes" : "people.message_privately")}
        className="flex min-h-11 items-center gap-2.5 rounded-lg py-1 ps-2.5 pe-11 no-underline"
      >
        <Avatar id={person.id} name={display_name} size="small" />
        <span className="min-w-0 flex-1">
          <span className="flex items-center gap-1.5">
            <Name className="block min-w-0 truncate text-left text-sm">{display_name}</Name>
            {hand_is_up && (
              <span className="shrink-0 text-accent">
                <Hand aria-hidden size="0.875rem" />
                <span className="sr-only">{t("people.hands.is_up")}</span>
              </span>
            )}
          </span>
          <Details person={person} isSelf={isSelf} groups={groups} />
        </span>
        <span className="sr-only">{t(isSelf ? "people.notes" : "people.message_privately")}</span>
      </a>
      <span className="absolute inset-y-0 end-1 grid place-items-center text-faint opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100">
        {isSelf ? (
          <NotebookPen aria-hidden size="1.0625rem" className="me-2.5" />
        ) : (
          <IconButton
            icon={Ellipsis}
            size="small"
            label={t("people.menu", { name: display_name })}
            aria-haspopup="menu"
            tabIndex={isStop ? 0 : -1}
            onClick={({ currentTarget }) => {
              // Not every browser focuses a button that is pressed.
              currentTarget.focus();
              open(person.id);
            }}
          />
        )}
      </span>
    </div>
  );
});

function Details({ person, isSelf, groups }: Pick<Props, "person" | "groups"> & { isSelf: boolean }) {
  const { t, list, until } = useSpeech();
  const mute = useMute(person.id);
  const { control, chat } = person.module_data;
  const given = givenAmong(chat.groups);
  const words = [
    isSelf && t("people.you"),
    control.is_room_owner && t(isSelf ? "people.you_owner" : "people.owner"),
    control.role === "guest" && t("people.role.guest"),
  ].filter((word) => word !== false);
  // The line has room for one mark, and a moderator has to know of the mute.
  if (mute !== undefined)
    return (
      <span className="block truncate text-xs font-medium text-warn">
        <MessageSquareOff aria-hidden size="0.75rem" className="me-1 inline-block align-[-0.0625rem]" />
        <span>{mutedWords(mute, { t, until })}</span>
      </span>
    );
  if (words.length + given.length === 0) return null;
  return (
    <span title={given.length > 0 ? list(given) : undefined} className="block truncate text-xs text-soft">
      <span>{words.join(", ")}</span>
      {given.map((group, at) => (
        <span key={group}>
          {words.length + at > 0 && <span>, </span>}
          <Name>{groupLabel(group, groups)}</Name>
        </span>
      ))}
    </span>
  );
}
