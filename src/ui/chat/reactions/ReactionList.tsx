import { SmilePlus } from "lucide-react";
import { type Id, MAX_REACTIONS, type Reactions } from "../../../protocol";
import { Tooltip } from "../../kit/buttons/Tooltip";
import { useSpeech } from "../../language/Speech";
import { useView } from "../../room/session/RoomSession";
import { useIsStop, useListStore } from "../focus/list-state";
import { openPicker } from "./open-picker";
import { ReactionButton } from "./ReactionButton";
import { reactionLook } from "./reaction-look";
import { useReact } from "./use-react";

export function ReactionList({ message_id, reactions }: { message_id: Id; reactions: Reactions }) {
  const { t } = useSpeech();
  const store = useListStore();
  const react = useReact();
  const tabIndex = useIsStop() ? 0 : -1;
  const canReact = useView((view) => view.rules.reactions && view.chat.muted === undefined);
  return (
    <ul
      aria-label={t("messages.reactions.list")}
      className="mt-1 mb-1 flex flex-wrap gap-1.5 pointer-coarse:gap-y-2.5 pointer-coarse:py-1"
    >
      {reactions.map((it) => (
        <li key={it.reaction}>
          <ReactionButton
            message_id={message_id}
            given={it}
            tabIndex={tabIndex}
            // Own reactions can be taken back in any case.
            isDisabled={!canReact && it.mine !== true}
            onToggle={() => react(message_id, it.reaction, !it.mine)}
          />
        </li>
      ))}
      {reactions.length < MAX_REACTIONS && canReact && (
        <li data-print="none">
          <Tooltip text={t("messages.reactions.add")}>
            <button
              type="button"
              aria-label={t("messages.reactions.add")}
              aria-haspopup="dialog"
              tabIndex={tabIndex}
              onClick={({ currentTarget }) => openPicker(store, message_id, currentTarget)}
              className={reactionLook(false)}
            >
              <SmilePlus aria-hidden size="1rem" strokeWidth={1.9} />
            </button>
          </Tooltip>
        </li>
      )}
    </ul>
  );
}
