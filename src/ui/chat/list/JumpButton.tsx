import { ArrowDown } from "lucide-react";
import type { Addressee } from "../../../protocol";
import { keyOf, unread } from "../../../room/view";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { shortCount } from "../conversations/unread";

export function JumpButton({ to, onJump }: { to: Addressee; onJump: () => void }) {
  const { t } = useTranslation();
  const count = useView((view) => {
    const conversation = view.chat.conversations[keyOf(to)];
    return conversation ? unread(conversation, view.self.id) : 0;
  });
  return (
    <button
      type="button"
      onClick={onJump}
      aria-label={count === 0 ? t("chat.to_newest") : undefined}
      className="absolute inset-x-0 bottom-3 mx-auto flex min-h-9 w-fit items-center gap-1.5 rounded-full bg-text px-3.5 text-sm font-semibold text-bg shadow-float hover:brightness-110 motion-safe:animate-appear pointer-coarse:min-h-11 forced-colors:border"
    >
      {count > 0 && <span>{t("chat.jump_new", { count, shown: shortCount(count) })}</span>}
      <ArrowDown aria-hidden size="1rem" />
    </button>
  );
}
