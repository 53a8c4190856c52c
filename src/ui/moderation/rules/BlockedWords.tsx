import { Plus, X } from "lucide-react";
import { type FormEvent, useId, useRef, useState } from "react";
import { FILTER_WORD_LENGTH, type Filters, MAX_FILTER_WORDS } from "../../../protocol";
import { Button } from "../../kit/buttons/Button";
import { IconButton } from "../../kit/buttons/IconButton";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import { TextField } from "../../kit/forms/TextField";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { RuleRow } from "./RuleRow";

const NONE: readonly string[] = [];

export function BlockedWords({ onSaved }: { onSaved: () => void }) {
  const { t } = useTranslation();
  const words = useView(({ moderation }) => moderation?.filters?.words ?? NONE);
  const on_match = useView(({ moderation }) => moderation?.filters?.on_match ?? "block");
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const id = useId();
  const { run, busy, connected } = useCommand();
  const isFull = words.length >= MAX_FILTER_WORDS;
  const isAddable = connected && !busy && !isFull && text.trim() !== "";

  const put = async (next: readonly string[], then: Filters["on_match"] = on_match) => {
    const command = { action: "set_filters" as const, words: [...next], on_match: then };
    const isDone = (await run({ namespace: "rules", payload: command })) === "done";
    if (isDone) onSaved();
    return isDone;
  };
  const add = async (event: FormEvent) => {
    event.preventDefault();
    field.current?.focus();
    const word = text.trim();
    if (!isAddable) return;
    if (words.includes(word) || (await put([...words, word]))) setText("");
  };
  const remove = (word: string) => {
    if (!connected || busy) return;
    field.current?.focus();
    void put(words.filter((it) => it !== word));
  };

  return (
    <form onSubmit={(event) => void add(event)} className="grid grid-cols-1 gap-3 border-t border-line pt-3">
      <TextField
        ref={field}
        label={t("moderation.rules.words.label")}
        hint={t("moderation.rules.words.hint")}
        error={isFull ? t("moderation.rules.words.full") : undefined}
        placeholder={t("moderation.rules.words.new")}
        maxLength={FILTER_WORD_LENGTH}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        onChange={({ target }) => setText(target.value)}
        action={
          <Button type="submit" className="shrink-0" busy={busy} aria-disabled={!isAddable}>
            <Plus aria-hidden size="1rem" />
            <span>{t("moderation.rules.words.add")}</span>
          </Button>
        }
      />
      {words.length > 0 && (
        <ul aria-label={t("moderation.rules.words.list")} className="flex flex-wrap gap-1.5">
          {words.map((word) => (
            <li
              key={word}
              className="flex max-w-full items-center rounded-lg border border-line bg-side ps-2.5 text-sm"
            >
              <Name className="truncate">{word}</Name>
              <IconButton
                icon={X}
                size="small"
                label={t("moderation.rules.words.remove", { word })}
                onClick={() => remove(word)}
              />
            </li>
          ))}
        </ul>
      )}
      <RuleRow id={id} label={t("moderation.rules.words.on_match.label")}>
        <SegmentedChoice
          aria-labelledby={`${id}-label`}
          value={on_match}
          options={(["block", "hold"] as const).map((value) => ({
            value,
            text: t(`moderation.rules.words.on_match.${value}`),
          }))}
          onValueChange={(then) => {
            if (connected && !busy && then !== on_match) void put(words, then);
          }}
        />
      </RuleRow>
    </form>
  );
}
