import { Ellipsis, Hand } from "lucide-react";
import { givenAmong, type Participant } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { Button } from "../../kit/buttons/Button";
import { IconButton } from "../../kit/buttons/IconButton";
import { TD } from "../../kit/table/table-look";
import { Name } from "../../kit/words/Name";
import { Tag } from "../../kit/words/Tag";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { usePersonMenu } from "../../participants/menu/PersonMenuProvider";
import { mutedWords, useMute } from "../../room/labels/muted";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { GroupTags } from "../groups/GroupTags";
import { useRoleWord } from "./use-role-word";

type Props = {
  person: Participant;
  floods: boolean;
  /** Among the raised hands, from 1; 0 for a hand that is down. */
  handPlace: number;
  onChange: () => void;
};

export function PersonRow({ person, floods, handPlace, onChange }: Props) {
  const { t } = useTranslation();
  const roleWord = useRoleWord();
  const isSelf = useView((view) => view.self.id === person.id);
  const { connected } = useCommand();
  const { number, until } = useTimes();
  const mute = useMute(person.id);
  const isBanned = useView(
    ({ moderation }) =>
      moderation?.banned_participants.some(({ participant_id }) => participant_id === person.id) === true,
  );
  const open = usePersonMenu();
  const { control, chat } = person.module_data;
  const asides = [isSelf && t("moderation.people.you"), control.left_at && t("moderation.people.gone")].filter(Boolean);
  return (
    <tr>
      <th scope="row" className={`${TD} text-start font-normal`}>
        <span className="flex items-center gap-2.5">
          <Avatar id={person.id} name={control.display_name} />
          <span className="min-w-0">
            <span className="block text-base wrap-anywhere">
              <Name>{control.display_name}</Name>
              {handPlace > 0 && (
                <span className="ms-1.5 inline-flex items-center gap-0.5 align-[-0.125rem] text-sm font-semibold text-accent">
                  <Hand aria-hidden size="0.9375rem" />
                  <span aria-hidden>{number(handPlace)}</span>
                  <span className="sr-only">{t("moderation.people.hand_at", { place: handPlace })}</span>
                </span>
              )}
              {floods && (
                <span className="ms-1">
                  <Tag tone="warn">{t("moderation.people.floods")}</Tag>
                </span>
              )}
              {isBanned && (
                <span className="ms-1">
                  <Tag tone="warn">{t("moderation.people.banned")}</Tag>
                </span>
              )}
              {mute && !isBanned && (
                <span className="ms-1">
                  <Tag tone="warn">{mutedWords(mute, { t, until })}</Tag>
                </span>
              )}
            </span>
            <span className="block text-xs text-soft">
              <span className="sm:hidden">{[roleWord(person), ...asides].join(", ")}</span>
              <span className="max-sm:hidden">{asides.join(", ")}</span>
            </span>
            <span className="mt-0.5 block sm:hidden">
              <GroupTags groups={givenAmong(chat.groups)} />
            </span>
          </span>
        </span>
      </th>
      <td className={`${TD} max-sm:hidden`}>{roleWord(person)}</td>
      <td className={`${TD} max-sm:hidden`}>
        <GroupTags groups={givenAmong(chat.groups)} />
      </td>
      <td className={`${TD} text-end`}>
        <span className="flex items-center justify-end">
          <Button
            variant="quiet"
            className="max-sm:px-2!"
            aria-disabled={!connected}
            aria-label={t("moderation.people.change_person", { name: control.display_name })}
            onClick={onChange}
          >
            {t("moderation.people.change")}
          </Button>
          {!isSelf && (
            <IconButton
              icon={Ellipsis}
              label={t("people.menu", { name: control.display_name })}
              aria-haspopup="menu"
              onClick={({ currentTarget }) => {
                // Not every browser focuses a button that is pressed.
                currentTarget.focus();
                open(person.id);
              }}
            />
          )}
        </span>
      </td>
    </tr>
  );
}
