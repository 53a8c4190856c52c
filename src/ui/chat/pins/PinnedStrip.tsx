import { clsx } from "clsx";
import { ChevronDown, List, Megaphone, Pin as PinIcon, X } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { Addressee, Id } from "../../../protocol";
import { Button } from "../../kit/buttons/Button";
import { IconButton } from "../../kit/buttons/IconButton";
import { LaterOver } from "../../kit/dialogs/LaterOver";
import { partOf } from "../../kit/later/part";
import { useSpeech } from "../../language/Speech";
import { goToMessage } from "../../room/session/places";
import { Excerpt } from "../messages/Quote";
import { AnnouncementText } from "./AnnouncementText";
import { useHidden } from "./use-hidden";
import { type Pin, usePins } from "./use-pins";
import { useSteadyList } from "./use-steady-list";

const pinList = partOf(() => import("./PinList").then((it) => it.PinList));

export function PinnedStrip({ to }: { to: Addressee }) {
  const { t } = useSpeech();
  const pins = usePins(to);
  const { isHidden, hide, show } = useHidden(to, pins);
  const [isListed, setListed] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  useSteadyList(place);
  const toggle = (change: () => void) => {
    change();
    requestAnimationFrame(() => place.current?.querySelector("button")?.focus());
  };
  return (
    // The strip gives way first if there is little room, down to a line of it.
    <div ref={place} data-print="none" className="flex max-h-[30%] min-h-0 shrink-[99] flex-col has-[section]:min-h-8">
      {pins.length > 0 && !isHidden && <Strip pins={pins} onList={() => setListed(true)} onHide={() => toggle(hide)} />}
      {pins.length > 0 && isHidden && (
        <div className="relative z-10 h-0">
          <div className="absolute end-3 top-2">
            <IconButton
              icon={PinIcon}
              size="small"
              variant="plain"
              label={t("pins.show", { count: pins.length })}
              onClick={() => toggle(show)}
              className="rounded-full! shadow-raised"
            />
          </div>
        </div>
      )}
      <LaterOver
        part={pinList}
        wanted={isListed}
        onGiveUp={() => setListed(false)}
        pins={pins}
        open={isListed}
        onOpenChange={setListed}
      />
    </div>
  );
}

type Props = { pins: readonly Pin[]; onList: () => void; onHide: () => void };

function Strip({ pins, onList, onHide }: Props) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<Id>();
  const [newest] = pins
    .map(({ pinned_at }) => pinned_at)
    .toSorted()
    .reverse();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new pin is shown before one that was chosen.
  useEffect(() => setChosen(undefined), [newest]);
  const at = Math.max(
    0,
    pins.findIndex(({ id }) => id === chosen),
  );
  const pin = pins[at];
  if (!pin) return null;
  const { announcement, message } = pin;
  const count = pins.length;
  const Icon = announcement ? Megaphone : PinIcon;
  return (
    <section
      aria-label={t("pins.title")}
      className={clsx(
        "flex min-h-0 flex-wrap items-center gap-x-1 overflow-y-auto overscroll-contain border-b border-line ps-6 pe-2 narrow:ps-4",
        announcement && "bg-accent-wash forced-colors:border-b-2",
      )}
    >
      <button
        type="button"
        onClick={() => goToMessage(message.id)}
        className="flex min-h-11 min-w-0 flex-1 basis-36 items-center gap-2.5 rounded-md py-1.5 text-start text-sm -outline-offset-2"
      >
        <Icon
          aria-hidden
          size="1.125rem"
          strokeWidth={1.9}
          className="shrink-0 text-accent tight:mt-1 tight:self-start"
        />
        {announcement ? (
          <AnnouncementText message={message} />
        ) : (
          <>
            <span className="sr-only">{t("pins.pinned")}</span>
            <Excerpt quoted={message} />
          </>
        )}
      </button>
      <div className="ms-auto flex shrink-0 gap-1">
        <Button
          size="small"
          variant="quiet"
          aria-label={t("pins.list", { at: at + 1, count })}
          onClick={onList}
          className="shrink-0"
        >
          <span className="whitespace-nowrap tabular-nums narrow:sr-only">
            {t("pins.place", { at: at + 1, count })}
          </span>
          <List aria-hidden size="1.125rem" strokeWidth={1.9} className="wide:hidden" />
        </Button>
        {count > 1 && (
          <IconButton
            icon={ChevronDown}
            size="small"
            label={t("pins.next")}
            onClick={() => setChosen(pins[(at + 1) % count]?.id)}
          />
        )}
        <IconButton icon={X} size="small" label={t("pins.hide")} onClick={onHide} />
      </div>
    </section>
  );
}
