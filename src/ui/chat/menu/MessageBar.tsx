import { Ellipsis } from "lucide-react";
import type { StoredMessage } from "../../../protocol";
import { IconButton } from "../../kit/buttons/IconButton";
import { useSpeech } from "../../language/Speech";
import { useListStore } from "../focus/list-state";
import { menuOf } from "./open-menu";
import { useActions } from "./use-actions";

const QUICK = 2;

/** The menu has all actions, for the keyboard too. */
export function MessageBar({ message, leads }: { message: StoredMessage; leads: boolean }) {
  const { t } = useSpeech();
  const store = useListStore();
  const quick = useActions(message)
    .filter(({ isDestructive, isPrivate }) => !isDestructive && !isPrivate)
    .slice(0, QUICK);
  return (
    <div data-print="none" className="pointer-events-none absolute inset-y-0 end-2 sm:end-5">
      <div
        className={`pointer-events-auto sticky top-7 flex rounded-lg border border-line bg-raise p-0.5 shadow-raised ${leads ? "-mt-1" : "-mt-8"}`}
      >
        {quick.map(({ id, icon, label, run }) => (
          <IconButton key={id} icon={icon} label={label} size="small" tabIndex={-1} onClick={run} />
        ))}
        <IconButton
          icon={Ellipsis}
          label={t("messages.action.more")}
          size="small"
          tabIndex={-1}
          aria-haspopup="menu"
          onClick={({ currentTarget }) => {
            // Not every browser focuses a button that is pressed.
            store.setState({ stop: currentTarget.closest<HTMLElement>("[data-row]")?.dataset.row });
            menuOf(store, message, currentTarget.getBoundingClientRect());
          }}
        />
      </div>
    </div>
  );
}
