import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { MODERATION_REASONS, type ModerationReason } from "../../../protocol";
import { ChoiceWindow } from "../../kit/dialogs/ChoiceWindow";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import { useTranslation } from "../../language/translation/use-translation";
import { BanWindow } from "../../participants/moderating/BanWindow";
import type { Subject } from "../../participants/moderating/subject";
import { useView } from "../../room/session/RoomSession";
import { useSettings } from "../../settings/SettingsProvider";
import { type Item, isOfPart, itemsOf, type Part, settledIn, withoutRemoved } from "./items";
import { type Asked, askedAt, MuteChoice } from "./MuteChoice";
import { type Acts, ReviewCard } from "./ReviewCard";
import { SettledList } from "./SettledList";
import { useAfterPress } from "./use-after-press";
import { useSettling } from "./use-settling";
import { useWholeReview } from "./use-whole-review";

/** The reason comes first that moderators need most; none comes last. */
const REASONS = [...MODERATION_REASONS, "none"] as const;

/** The queue before the moderators, oldest first, the same for all of them. They work it with the mouse or by keys. */
export function Review() {
  const { t } = useTranslation();
  const id = useId();
  const room_id = useView((view) => view.room.id);
  const review = useWholeReview(
    room_id,
    useView((view) => view.review),
  );
  const hasKeys = useSettings(({ shortcuts }) => shortcuts);
  const all = useMemo(() => itemsOf(review), [review]);
  const [part, setPart] = useState<Part | "settled">("all");
  const [active, setActive] = useState<Item>();
  const [asked, setAsked] = useState<Item>();
  const [muting, setMuting] = useState<Asked>();
  const [isMuting, setIsMuting] = useState(false);
  const [banning, setBanning] = useState<{ readonly item: Item; readonly author: Subject }>();
  const muted = useRef<Item>(undefined);
  const settling = useSettling();
  const press = useAfterPress();
  const cards = useRef(new Map<string, HTMLElement>());
  const list = useRef<HTMLDivElement>(null);

  const waiting = all.filter((it) => part !== "settled" && isOfPart(it, part));
  const isGone = active !== undefined && part !== "settled" && !waiting.some(({ key }) => key === active.key);
  const others = isGone ? settledIn(review, active) : undefined;
  // The card on which somebody works stays until the next step, though another moderator has settled it.
  const stale = others && active && withoutRemoved(active, others);
  const shown = stale ? [...waiting, stale].sort((one, other) => (one.at < other.at ? -1 : 1)) : waiting;
  const stop = shown.some(({ key }) => key === active?.key) ? active?.key : shown[0]?.key;

  const go = (item: Item | undefined) => {
    flushSync(() => setActive(item));
    (item === undefined ? list.current : cards.current.get(item.key))?.focus();
  };
  const beside = (item: Item, by: 1 | -1) => {
    const at = shown.findIndex(({ key }) => key === item.key);
    return shown[at + by];
  };
  /** Does something with an item, and goes on to the next when it is settled. */
  const settle = async (item: Item, run: (item: Item) => Promise<boolean>) => {
    if (!settling.isIdle || settledIn(review, item)) return;
    const next = beside(item, 1) ?? beside(item, -1);
    if (await run(item)) go(next);
  };
  const askToMute = (item: Item) => {
    const author = settling.authorOf(item);
    const place = cards.current.get(item.key)?.querySelector("[aria-haspopup=menu]");
    if (!settling.isIdle || author === undefined || !place) return;
    muted.current = item;
    setMuting(askedAt(author, place));
    setIsMuting(true);
  };
  /** Settles the item whose author was asked about. */
  const mute = (run: (item: Item) => Promise<boolean>) => {
    if (muted.current) void settle(muted.current, run);
  };
  const acts: Acts = {
    keep: (item) => void settle(item, settling.keep),
    remove: setAsked,
    mute: askToMute,
    ban: (item) => {
      const author = settling.authorOf(item);
      if (settling.isIdle && author) setBanning({ item, author });
    },
    mayAct: (item) => settling.authorOf(item) !== undefined,
    isIdle: settling.isIdle,
  };
  const choose = (chosen: (typeof REASONS)[number]) => {
    const item = asked;
    setAsked(undefined);
    const reason: ModerationReason | undefined = chosen === "none" ? undefined : chosen;
    if (item) void settle(item, (it) => settling.remove(it, reason));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !active) return;
    const isLetter = event.key.length === 1;
    // A button of the card has its own keys; the letters work from there, too.
    const isOnCard = event.target instanceof HTMLElement && event.target.closest("article") !== null;
    if (!isOnCard || (isLetter && !hasKeys)) return;
    const act = KEYS[event.key.toLowerCase()];
    if (act === undefined || (!isLetter && event.target !== cards.current.get(active.key))) return;
    event.preventDefault();
    if (act === "next" || act === "previous") {
      const item = beside(active, act === "next" ? 1 : -1);
      if (item) go(item);
    } else acts[act](active);
  };

  const count = (of: Part) => all.filter((it) => isOfPart(it, of)).length;
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span id={id} className="sr-only">
          {t("moderation.review.which")}
        </span>
        <SegmentedChoice
          aria-labelledby={id}
          value={part}
          onValueChange={setPart}
          options={[
            { value: "all", text: t("moderation.review.all", { count: count("all") }) },
            { value: "held", text: t("moderation.review.held", { count: count("held") }) },
            { value: "reported", text: t("moderation.review.reports", { count: count("reported") }) },
            { value: "settled", text: t("moderation.review.settled_part") },
          ]}
        />
        {hasKeys && shown.length > 1 && (
          <p className="flex items-center gap-1.5 text-xs text-soft max-sm:hidden">
            {["J", "K"].map((key) => (
              <kbd key={key} className="rounded border border-line px-1 font-sans text-2xs">
                {key}
              </kbd>
            ))}
            <span>{t("moderation.review.to_move")}</span>
          </p>
        )}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys act on the card that has the focus. */}
      <div
        ref={list}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        onPointerDownCapture={press.begin}
        className="grid gap-3 outline-none"
      >
        {part === "settled" ? (
          <SettledList />
        ) : shown.length === 0 ? (
          <p className="py-2 text-sm text-soft">{t("moderation.review.none")}</p>
        ) : (
          shown.map((item) => (
            <ReviewCard
              key={item.key}
              ref={(element) => {
                if (element) cards.current.set(item.key, element);
                return () => void cards.current.delete(item.key);
              }}
              item={item}
              settled={item.key === active?.key ? others : undefined}
              acts={acts}
              hasKeys={hasKeys}
              isStop={item.key === stop}
              onFocus={() => press.after(() => setActive(item))}
            />
          ))
        )}
      </div>
      <MuteChoice
        asked={muting}
        open={isMuting}
        onClose={() => setIsMuting(false)}
        onChoose={(chosen) => mute((item) => settling.mute(item, chosen))}
        onMuted={() => mute(settling.muted)}
      />
      {banning && (
        <BanWindow
          subject={banning.author}
          onClose={() => setBanning(undefined)}
          onBanned={() => void settle(banning.item, settling.banned)}
        />
      )}
      <ChoiceWindow
        open={asked !== undefined}
        onOpenChange={() => setAsked(undefined)}
        title={t("moderation.review.why")}
        description={t("moderation.review.why_hint")}
        options={REASONS.map((value) => ({ value, text: t(`moderation.removal.reasons.${value}`) }))}
        isIdle={!settling.isIdle}
        onChoose={choose}
      />
    </>
  );
}

const KEYS: Readonly<Record<string, "next" | "previous" | "keep" | "remove" | "mute" | "ban">> = {
  j: "next",
  arrowdown: "next",
  k: "previous",
  arrowup: "previous",
  a: "keep",
  r: "remove",
  m: "mute",
  b: "ban",
};
