import { type ChangeEvent, type RefObject, useEffect, useMemo, useRef, useState } from "react";
import { typeInto } from "../../kit/forms/type-into";
import { useLanguage } from "../../language/use-language";
import type { EmojiData } from "../emoji/emoji";
import { type Asked, useAsking, useCombobox } from "../writing/use-combobox";
import { type Coded, codedFor, emojiAskedAt, loadShortcodes, type Shortcodes, shortcodeAt } from "./shortcodes";

type Loaded = { readonly language: string; readonly data: EmojiData; readonly codes: Shortcodes };

const NONE: readonly Coded[] = [];

/** A shortcode that is typed whole becomes its emoji at once. */
export function useShortcodes(field: RefObject<HTMLTextAreaElement | null>) {
  const codes = useRef<Shortcodes>(undefined);
  const put = (emoji: string, { at }: Asked, end: number) => {
    const { current } = field;
    if (!current) return;
    current.setSelectionRange(at, end);
    typeInto(current, emoji);
  };
  const asking = useAsking(emojiAskedAt);
  const combobox = useCombobox({
    field,
    asking,
    items: useCoded(asking.asked?.query, codes),
    onTake: ({ emoji }, asked) => put(emoji.emoji, asked, asked.at + 1 + asked.query.length),
  });
  const onChange = (event: ChangeEvent<HTMLTextAreaElement>) => {
    const { value, selectionStart } = event.target;
    const typed = (event.nativeEvent as InputEvent).data?.endsWith(":") === true;
    const whole = typed ? shortcodeAt(value, selectionStart) : undefined;
    const emoji = whole && codes.current?.get(whole.query.toLowerCase());
    combobox.onChange(event);
    // After the field's own change is done.
    if (whole && emoji !== undefined) queueMicrotask(() => put(emoji, whole, selectionStart));
  };
  return { ...combobox, onChange };
}

function useCoded(query: string | undefined, codes: RefObject<Shortcodes | undefined>): readonly Coded[] {
  const [language] = useLanguage();
  const [loaded, setLoaded] = useState<Loaded>();
  const isAsked = query !== undefined;
  useEffect(() => {
    if (!isAsked) return;
    let isOver = false;
    const load = async () => {
      const { emojiIn } = await import("../emoji/emoji");
      const [data, found] = await Promise.all([emojiIn(language), loadShortcodes()]);
      codes.current = found;
      if (!isOver) setLoaded({ language, data, codes: found });
    };
    load().catch(() => {});
    return () => {
      isOver = true;
    };
  }, [isAsked, language, codes]);
  return useMemo(
    () => (query === undefined || loaded === undefined ? NONE : codedFor(loaded.data.emojis, loaded.codes, query)),
    [query, loaded],
  );
}
