import type { StoredMessage } from "../../../protocol";
import { useSpeech } from "../../language/Speech";
import { nameIn } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import { useListStore } from "../focus/list-state";
import { toggled } from "../focus/selection";

/** The mark of a selected message, in the place of the author's picture. The row's click and the Space key set it, too. */
export function SelectBox({ message, isSelected }: { message: StoredMessage; isSelected: boolean }) {
  const { t, time } = useSpeech();
  const store = useListStore();
  const name = useView((view) => nameIn(view, message.source)) ?? t("people.somebody");
  return (
    <label className="absolute start-3.5 top-0 grid h-full max-h-11 min-h-6 w-8 place-items-center sm:start-6">
      <span className="sr-only">{t("messages.selecting.message", { name, time: time(message.timestamp) })}</span>
      <input
        type="checkbox"
        tabIndex={-1}
        checked={isSelected}
        onChange={() => store.setState(({ selection }) => ({ selection: selection && toggled(selection, message.id) }))}
        className="size-4.5 accent-accent"
      />
    </label>
  );
}
