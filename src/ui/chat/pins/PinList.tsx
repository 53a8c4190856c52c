import { Megaphone, Pin as PinIcon, PinOff } from "lucide-react";
import { IconButton } from "../../kit/buttons/IconButton";
import { Dialog } from "../../kit/dialogs/Dialog";
import { Name } from "../../kit/words/Name";
import { useSpeech } from "../../language/Speech";
import { beginningOf } from "../../language/text/shortened";
import { useTranslation } from "../../language/translation/use-translation";
import { nameIn } from "../../room/labels/names";
import { goToMessage } from "../../room/session/places";
import { useView } from "../../room/session/RoomSession";
import { plainText } from "../formatting/plain-text";
import { usePinning } from "./use-pinning";
import type { Pin } from "./use-pins";

/** Enough for three lines. */
const BEGINNING = 300;

type Props = { pins: readonly Pin[]; open: boolean; onOpenChange: (open: boolean) => void };

export function PinList({ pins, open, onOpenChange }: Props) {
  const { t } = useTranslation();
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("pins.title")}>
      {pins.length === 0 && (
        <p role="status" className="text-sm text-soft">
          {t("pins.none")}
        </p>
      )}
      <ul className="-mx-2 grid grid-cols-1 gap-1">
        {pins.map((pin) => (
          <PinItem key={pin.id} pin={pin} onGo={() => onOpenChange(false)} />
        ))}
      </ul>
    </Dialog>
  );
}

function PinItem({ pin, onGo }: { pin: Pin; onGo: () => void }) {
  const { t, time, moment } = useSpeech();
  const { id, source, announcement, until, message } = pin;
  const isSelf = useView((view) => view.self.id === source);
  const isModerator = useView((view) => view.self.module_data.control.role === "moderator");
  const name = useView((view) => nameIn(view, source)) ?? t("people.somebody");
  const author = isSelf ? t("chat.you") : name;
  const { unpin, busy, connected } = usePinning();
  const Icon = announcement ? Megaphone : PinIcon;
  return (
    <li className="flex items-start gap-1">
      <button
        type="button"
        onClick={() => {
          onGo();
          goToMessage(id);
        }}
        className="flex min-h-11 min-w-0 flex-1 items-start gap-2.5 rounded-lg p-2 text-start text-sm hover:bg-side"
      >
        <Icon aria-hidden size="1.125rem" strokeWidth={1.9} className="mt-0.5 shrink-0 text-accent" />
        <span className="min-w-0 flex-1">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <Name isWord={isSelf} className="min-w-0 truncate font-semibold">
              {author}
            </Name>
            <span className="shrink-0 text-xs text-soft">{time(message.timestamp)}</span>
            {announcement && <span className="shrink-0 text-xs text-accent">{t("pins.announcement")}</span>}
          </span>
          <span dir="auto" className="line-clamp-3 wrap-anywhere">
            {plainText(message.content).slice(0, BEGINNING)}
          </span>
          {until !== undefined && (
            <span className="block text-xs text-soft">{t("pins.until", { time: moment(until) })}</span>
          )}
        </span>
      </button>
      {isModerator && (
        <IconButton
          icon={PinOff}
          label={t(isSelf ? "moderation.pinning.unpin_own" : "moderation.pinning.unpin", {
            name,
            text: beginningOf(plainText(message.content)),
          })}
          busy={busy}
          aria-disabled={!connected}
          onClick={() => void unpin(id)}
        />
      )}
    </li>
  );
}
