import type { ChangeEvent, KeyboardEvent } from "react";
import { MentionList } from "../mentions/MentionList";
import { useMentioning } from "../mentions/use-mentioning";
import { EmojiSuggestions } from "../shortcodes/EmojiSuggestions";
import { useShortcodes } from "../shortcodes/use-shortcodes";

/** At most one list is open: a caret stands behind one sign. */
export function useSuggestions(parts: Parameters<typeof useMentioning>[0]) {
  const mentioning = useMentioning(parts);
  const shortcodes = useShortcodes(parts.field);
  const both = [mentioning, shortcodes];
  return {
    list: mentioning.list ? (
      <MentionList {...mentioning.list} />
    ) : (
      shortcodes.list && <EmojiSuggestions {...shortcodes.list} />
    ),
    onChange: (event: ChangeEvent<HTMLTextAreaElement>) => {
      for (const it of both) it.onChange(event);
    },
    onKeyDown: (event: KeyboardEvent) => {
      for (const it of both) it.onKeyDown(event);
    },
    fieldProps: {
      ...(mentioning.aria ?? shortcodes.aria),
      onSelect: () => {
        for (const it of both) it.onSelect();
      },
      onBlur: () => {
        for (const it of both) it.close();
      },
    },
  };
}
