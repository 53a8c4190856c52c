import { clsx } from "clsx";
import { SmilePlus } from "lucide-react";
import type { StoredMessage } from "../../../protocol";
import { useSpeech } from "../../language/Speech";
import { useListStore } from "../focus/list-state";
import { openPicker } from "./open-picker";
import { useReact } from "./use-react";
import { useReactions } from "./use-reactions";

const QUICK = ["👍", "❤️", "😄", "🎉", "🙏", "👀"];

const ROUND = "grid aspect-square max-h-13 place-items-center justify-self-center rounded-full border w-full max-w-13";

export function QuickReactions({ message, onDone }: { message: StoredMessage; onDone: () => void }) {
  const { t } = useSpeech();
  const store = useListStore();
  const react = useReact();
  const own = useReactions(message).flatMap(({ reaction, mine }) => (mine ? [reaction] : []));
  return (
    <div className="@container border-b border-line py-2.5">
      <div className="grid grid-cols-4 gap-1 @min-[20.75rem]:grid-cols-7">
        {QUICK.map((reaction) => {
          const isOwn = own.includes(reaction);
          return (
            <button
              key={reaction}
              type="button"
              translate="no"
              aria-pressed={isOwn}
              onClick={() => {
                onDone();
                react(message.id, reaction, !isOwn);
              }}
              className={clsx(
                ROUND,
                "text-2xl leading-none",
                isOwn ? "border-2 border-accent bg-accent-wash" : "border-transparent bg-side",
              )}
            >
              {reaction}
            </button>
          );
        })}
        <button
          type="button"
          aria-label={t("messages.reactions.more")}
          aria-haspopup="dialog"
          onClick={() => {
            onDone();
            openPicker(store, message.id);
          }}
          className={clsx(ROUND, "border-transparent bg-side text-soft")}
        >
          <SmilePlus aria-hidden size="1.25rem" strokeWidth={1.9} />
        </button>
      </div>
    </div>
  );
}
