import type { StoredMessage } from "../../../protocol";
import { useSpeech } from "../../language/Speech";
import { beginningOf } from "../../language/text/shortened";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { plainText } from "../formatting/plain-text";

/** The row's click and the Space key set it, too. */
export function SelectBox({ message, isSelected }: { message: StoredMessage; isSelected: boolean }) {
  const { t, time } = useSpeech();
  const name = useView((view) => nameIn(view, message.source)) ?? t("people.somebody");
  const isSelf = useView((view) => view.self.id === message.source);
  const author = isSelf ? t("chat.you") : name;
  return (
    <label className="absolute start-3.5 top-0 grid h-full max-h-11 min-h-6 w-8 place-items-center sm:start-6">
      <span className="sr-only">
        {t("messages.selecting.message", {
          name: author,
          time: time(message.timestamp),
          text: beginningOf(plainText(message.content)),
        })}
      </span>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isSelected}
        // The list hears the click, as on the row: it knows what lies between two messages.
        onChange={() => {}}
        className="size-4.5 accent-accent"
      />
    </label>
  );
}
