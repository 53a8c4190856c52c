// biome-ignore-all lint/a11y/useSemanticElements: a list under a field, as a combobox has it.
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus stays in the field, which names the marked option.
import { clsx } from "clsx";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { keyOf } from "../../../room/view";
import { ConversationPicture } from "../../chat/conversations/ConversationPicture";
import { shortCount, UNREAD_LOOK } from "../../chat/conversations/unread";
import { Dialog } from "../../kit/dialogs/Dialog";
import { leaveFor } from "../../kit/dialogs/leave-for";
import { FIELD_LOOK } from "../../kit/forms/Field";
import { isComposing } from "../../kit/forms/is-composing";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { hasWord } from "../labels/group-name";
import { hashOf } from "../session/places";
import type { Place } from "./found";
import { usePlaces } from "./use-places";

export function SwitcherWindow({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [sought, setSought] = useState("");
  const [marked, setMarked] = useState(0);
  const places = usePlaces(sought);
  const at = Math.min(marked, places.length - 1);

  const go = (place: Place | undefined) => {
    if (!place) return;
    onClose();
    leaveFor(hashOf(place.to));
  };
  const typed = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1 }[event.key];
    if (to !== undefined) setMarked((to + places.length) % Math.max(places.length, 1));
    else if (event.key === "Enter") go(places[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog open onOpenChange={onClose} first={field} title={t("own.switcher.title")}>
      <input
        ref={field}
        type="text"
        role="combobox"
        aria-label={t("own.switcher.find")}
        aria-expanded={places.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        value={sought}
        placeholder={t("own.switcher.find")}
        onChange={({ target }) => {
          setSought(target.value);
          setMarked(0);
        }}
        onKeyDown={typed}
        className={FIELD_LOOK}
      />
      <p role="status" className="sr-only">
        {t("own.switcher.found", { count: places.length })}
      </p>
      {places.length === 0 && <p className="px-2.5 pt-4 text-sm text-soft">{t("own.switcher.nothing")}</p>}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t("own.switcher.title")}
        className="mt-2 max-h-[min(24rem,50dvh)] overflow-y-auto"
      >
        {places.map((place, index) => (
          <Option key={keyOf(place.to)} id={`${id}-${index}`} place={place} isMarked={index === at} onGo={go} />
        ))}
      </div>
    </Dialog>
  );
}

type OptionProps = { id: string; place: Place; isMarked: boolean; onGo: (place: Place) => void };

function Option({ id, place, isMarked, onGo }: OptionProps) {
  const { t } = useTranslation();
  const option = useRef<HTMLDivElement>(null);
  const { to, name, unread } = place;
  useEffect(() => {
    if (isMarked) option.current?.scrollIntoView({ block: "nearest" });
  }, [isMarked]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the field takes the marked one.
    <div
      ref={option}
      id={id}
      role="option"
      aria-selected={isMarked}
      onClick={() => onGo(place)}
      className={clsx(
        "flex min-h-11 cursor-pointer items-center gap-2.5 rounded-lg px-2.5 text-sm hover:bg-side",
        isMarked &&
          "bg-accent-wash forced-colors:outline-2 forced-colors:-outline-offset-2 forced-colors:outline-[Highlight]",
      )}
    >
      <ConversationPicture to={to} name={name} />
      <Name isWord={hasWord(to)} className="min-w-0 flex-1 truncate text-start">
        {name}
      </Name>
      {unread > 0 && (
        <span className={clsx(UNREAD_LOOK, to.scope === "private" && "bg-private! text-private-ink!")}>
          <span aria-hidden>{shortCount(unread)}</span>
          <span className="sr-only">{t("chat.unread", { count: unread })}</span>
        </span>
      )}
    </div>
  );
}
