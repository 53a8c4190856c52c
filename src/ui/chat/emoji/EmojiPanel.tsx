// biome-ignore-all lint/a11y/useSemanticElements: only the lines on the screen are drawn, each in its place.
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react";
import { Virtualizer, type VirtualizerHandle } from "virtua";
import { isTouched } from "../../browser/media";
import { FIELD_LOOK } from "../../kit/forms/Field";
import { isComposing } from "../../kit/forms/is-composing";
import { useTranslation } from "../../language/translation/use-translation";
import { EmojiRow } from "./EmojiRow";
import type { EmojiData } from "./emoji";
import { type EmojiLine, linesOf, moved } from "./emoji-lines";
import { searchEmoji } from "./emoji-search";
import { useColumns } from "./use-columns";

const SOUGHT_AT_MOST = 50;

export type EmojiPanelProps = { data: EmojiData; onChoose: (emoji: string) => void };

/** The focus stays in the search; the arrow keys move through the emoji. */
export function EmojiPanel({ data, onChoose }: EmojiPanelProps) {
  const { t } = useTranslation();
  const id = useId();
  const [sought, setSought] = useState("");
  const [chosen, setChosen] = useState<number>();
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const isSearch = sought.trim() !== "";
  const found = useMemo(() => (isSearch ? searchEmoji(data.emojis, sought) : data.emojis), [data, sought, isSearch]);
  const grid = useRef<HTMLDivElement>(null);
  const columns = useColumns(grid);
  const lines = useMemo(
    () => linesOf(found, columns, isSearch ? undefined : data.groups),
    [found, columns, data, isSearch],
  );
  // Enter takes the first result; without a search nothing is chosen until the user moves there.
  const active = chosen ?? (isSearch && found.length > 0 ? 0 : undefined);
  const activeLine = active === undefined ? -1 : lineWith(lines, active);

  // On a phone the keyboard would cover the emoji.
  useEffect(() => {
    if (!isTouched()) search.current?.focus();
  }, []);

  const pressed = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isComposing(event)) return;
    if (event.key === "Enter") {
      event.preventDefault();
      const emoji = active === undefined ? undefined : emojiAt(lines, active);
      if (emoji !== undefined) onChoose(emoji);
      return;
    }
    const next = moved(lines, chosen, event.key);
    if (next === "none") return;
    event.preventDefault();
    setChosen(next);
    if (next !== undefined) list.current?.scrollToIndex(Math.max(0, lineWith(lines, next)), { align: "nearest" });
  };

  return (
    <div className="flex h-full flex-col">
      <div className="p-2">
        <input
          ref={search}
          type="search"
          maxLength={SOUGHT_AT_MOST}
          aria-label={t("chat.find_emoji")}
          placeholder={t("chat.find_emoji")}
          aria-controls={`${id}-grid`}
          aria-activedescendant={active === undefined ? undefined : `${id}-${active}`}
          autoComplete="off"
          value={sought}
          onChange={({ target }) => {
            setSought(target.value);
            setChosen(undefined);
            list.current?.scrollTo(0);
          }}
          onKeyDown={pressed}
          className={FIELD_LOOK}
        />
      </div>
      <p role="status" className={found.length === 0 ? "grid flex-1 place-items-center text-sm text-soft" : "sr-only"}>
        {isSearch && (found.length === 0 ? t("chat.no_emoji") : t("chat.emoji_found", { count: found.length }))}
      </p>
      <div
        ref={grid}
        id={`${id}-grid`}
        role="grid"
        tabIndex={0}
        aria-label={t("chat.emoji")}
        aria-rowcount={lines.length}
        className={found.length === 0 ? "hidden" : "min-h-0 flex-1 overflow-y-auto px-2 pb-2 select-none"}
      >
        <Virtualizer ref={list} data={lines} keepMounted={activeLine < 0 ? [] : [activeLine]}>
          {(line, at) => (
            <EmojiRow key={line.key} id={id} line={line} row={at + 1} active={active} onChoose={onChoose} />
          )}
        </Virtualizer>
      </div>
    </div>
  );
}

function lineWith(lines: readonly EmojiLine[], at: number): number {
  return lines.findIndex((line) => line.kind === "emoji" && at >= line.from && at < line.from + line.emojis.length);
}

function emojiAt(lines: readonly EmojiLine[], at: number): string | undefined {
  const line = lines[lineWith(lines, at)];
  return line?.kind === "emoji" ? line.emojis[at - line.from]?.emoji : undefined;
}
