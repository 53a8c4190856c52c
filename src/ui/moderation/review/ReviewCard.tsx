import { clsx } from "clsx";
import { Ban, Check, MessageSquareOff, Trash2 } from "lucide-react";
import { type Ref, useState } from "react";
import type { Settled } from "../../../room/view";
import { Avatar } from "../../kit/avatar/Avatar";
import { Button } from "../../kit/buttons/Button";
import { Name } from "../../kit/words/Name";
import { Tag } from "../../kit/words/Tag";
import { NameList } from "../../language/NameList";
import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useTimes } from "../../language/use-times";
import { nameOrWord, useConversationName, useName } from "../../room/labels/names";
import { useView } from "../../room/session/RoomSession";
import type { Item } from "./items";
import { ToMessage } from "./ToMessage";

const LONG = 600;

export type Acts = {
  readonly keep: (item: Item) => void;
  readonly remove: (item: Item) => void;
  readonly mute: (item: Item) => void;
  readonly ban: (item: Item) => void;
  /** Whether the viewer may mute or ban the author. */
  readonly mayAct: (item: Item) => boolean;
  readonly isIdle: boolean;
};

type Props = {
  item: Item;
  /** Somebody else has settled it: the card goes at the next step. */
  settled: Settled | undefined;
  acts: Acts;
  hasKeys: boolean;
  isStop: boolean;
  onFocus: () => void;
  ref: Ref<HTMLElement>;
};

export function ReviewCard({ item, settled, acts, hasKeys, isStop, onFocus, ref }: Props) {
  const { t } = useTranslation();
  const { time } = useTimes();
  const author = useName(item.source);
  const place = useConversationName(item.to);
  const why = useWhy(item);
  const isPossible = acts.isIdle && settled === undefined;
  const act = (run: (item: Item) => void) => () => isPossible && run(item);
  const key = (letter: string) =>
    hasKeys && (
      <kbd aria-hidden className="rounded border border-current/30 px-1 font-sans text-2xs opacity-80 max-sm:hidden">
        {letter}
      </kbd>
    );
  const isHeld = item.kind === "held";
  const isStanding = settled === undefined ? !isHeld && item.content !== "" : settled.message !== undefined;
  return (
    <article
      ref={ref}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      aria-label={t("moderation.review.card", { author, why })}
      aria-keyshortcuts={hasKeys ? "A R M B J K" : undefined}
      className="grid gap-2 rounded-card border border-line bg-raise p-4 focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus"
    >
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-soft">
        <Tag tone={isHeld ? "accent" : "warn"}>{why}</Tag>
        <span>
          <Phrase
            text={t(item.to.scope === "private" ? "moderation.review.in_private" : "moderation.review.in")}
            parts={{ place: <Name isWord={item.to.scope !== "group"}>{place}</Name> }}
          />
          <span aria-hidden>{" · "}</span>
          <time dateTime={item.at}>{time(item.at)}</time>
        </span>
      </p>
      <div className="flex gap-3">
        <Avatar id={item.source} name={author} />
        <div className="min-w-0 flex-1">
          <Name className="block truncate text-sm font-semibold">{author}</Name>
          <Text item={item} />
          {item.kind === "reported" && <Reporters item={item} />}
          {isStanding && <ToMessage message={item} />}
        </div>
      </div>
      {settled === undefined ? (
        <div className="flex flex-wrap gap-2">
          <Button
            size="small"
            variant={isHeld ? "primary" : undefined}
            aria-disabled={!isPossible}
            onClick={act(acts.keep)}
          >
            <Check aria-hidden size="1rem" className="@max-sm:hidden" />
            <span>{t(isHeld ? "moderation.review.approve" : "moderation.review.keep")}</span>
            {key("A")}
          </Button>
          <Button
            size="small"
            aria-haspopup="dialog"
            aria-disabled={!isPossible}
            className="text-danger!"
            onClick={act(acts.remove)}
          >
            <Trash2 aria-hidden size="1rem" className="@max-sm:hidden" />
            <span>{t("moderation.review.remove")}</span>
            {key("R")}
          </Button>
          {acts.mayAct(item) && (
            <>
              <Button
                size="small"
                variant="quiet"
                aria-haspopup="menu"
                aria-disabled={!isPossible}
                onClick={act(acts.mute)}
              >
                <MessageSquareOff aria-hidden size="1rem" className="@max-md:hidden" />
                <span>{t("moderation.review.mute")}</span>
                {key("M")}
              </Button>
              <Button
                size="small"
                variant="quiet"
                aria-haspopup="dialog"
                aria-disabled={!isPossible}
                className="text-danger!"
                onClick={act(acts.ban)}
              >
                <Ban aria-hidden size="1rem" className="@max-md:hidden" />
                <span>{t("moderation.review.ban")}</span>
                {key("B")}
              </Button>
            </>
          )}
        </div>
      ) : (
        <SettledBy settled={settled} />
      )}
    </article>
  );
}

function Text({ item: { content, edited_at } }: { item: Item }) {
  const { t } = useTranslation();
  const [isWhole, setWhole] = useState(false);
  if (content === "") return <p className="text-sm text-soft italic">{t("moderation.review.gone")}</p>;
  const isLong = content.length > LONG;
  return (
    <>
      {/* As it was typed: a link cannot be followed by mistake. */}
      <p dir="auto" className={clsx("text-sm whitespace-pre-wrap wrap-anywhere", isLong && !isWhole && "line-clamp-6")}>
        {content}
      </p>
      {edited_at !== undefined && <p className="text-xs text-soft">{t("moderation.review.edited")}</p>}
      {isLong && (
        <button
          type="button"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
          className="min-h-6 text-sm font-semibold text-accent underline-offset-2 hover:underline pointer-coarse:min-h-11"
        >
          {t(isWhole ? "chat.show_less" : "chat.show_all")}
        </button>
      )}
    </>
  );
}

function Reporters({ item: { reports } }: { item: Extract<Item, { kind: "reported" }> }) {
  const { t } = useTranslation();
  const { listed } = useTimes();
  const view = useView((it) => it);
  const names = [...new Set(reports.map(({ by }) => by))].map((id) => nameOrWord(view, id, t));
  return (
    <p className="mt-1 text-xs text-soft">
      <Phrase text={t("moderation.review.by")} parts={{ names: <NameList names={names} listed={listed} /> }} />
    </p>
  );
}

export function SettledBy({ settled: { outcome, issued_by } }: { settled: Settled }) {
  const { t } = useTranslation();
  const name = useName(issued_by);
  return (
    <p role="status" className="text-sm text-soft">
      <Phrase text={t(`moderation.review.settled.${outcome}`)} parts={{ name: <Name>{name}</Name> }} />
    </p>
  );
}

function useWhy(item: Item): string {
  const { t } = useTranslation();
  if (item.kind === "held") return t(`moderation.review.because.${item.because ?? "hold"}`);
  const [first] = item.reports;
  const reason = t(`moderation.removal.reasons.${first?.reason ?? "other"}`);
  return t("moderation.review.reported", { count: item.reports.length, reason });
}
