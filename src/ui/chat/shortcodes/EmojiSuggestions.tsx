import { useTranslation } from "../../language/translation/use-translation";
import { SuggestionList, type Suggestions } from "../writing/SuggestionList";
import type { Coded } from "./shortcodes";

export function EmojiSuggestions(list: Suggestions<Coded>) {
  const { t } = useTranslation();
  return (
    <SuggestionList {...list} label={t("chat.emoji_list")} keyOf={({ emoji }) => emoji.emoji}>
      {({ emoji, code }) => (
        <>
          <span aria-hidden translate="no" className="w-7 shrink-0 text-center text-xl">
            {emoji.emoji}
          </span>
          <span className="min-w-0 truncate">{emoji.label}</span>
          {code !== undefined && (
            <span translate="no" className="ms-auto min-w-0 truncate text-xs text-soft">
              {`:${code}:`}
            </span>
          )}
        </>
      )}
    </SuggestionList>
  );
}
