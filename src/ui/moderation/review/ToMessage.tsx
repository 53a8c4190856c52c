import type { Standing } from "../../../room/view";
import { useTranslation } from "../../language/translation/use-translation";
import { goToMessage } from "../../room/session/places";
import { useView } from "../../room/session/RoomSession";
import { isInSight } from "./items";

/** The way to a message in the chat, or the words that the viewer is not in its conversation. */
export function ToMessage({ message }: { message: Standing }) {
  const { t } = useTranslation();
  const isSeen = useView((view) => isInSight(view, message));
  if (!isSeen) return <p className="text-xs text-soft">{t("moderation.review.out_of_sight")}</p>;
  return (
    <a
      href={`#m=${message.id}`}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        goToMessage(message.id);
      }}
      className="inline-flex min-h-6 items-center justify-self-start text-xs font-semibold text-accent underline-offset-2 hover:underline pointer-coarse:min-h-11"
    >
      {t("moderation.review.show")}
    </a>
  );
}
