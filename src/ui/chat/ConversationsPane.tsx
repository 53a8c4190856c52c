import { useTranslation } from "react-i18next";
import { LanguageSelect } from "../language/LanguageSelect";
import { ConversationList } from "./conversations/ConversationList";
import { TypingSwitch } from "./conversations/TypingSwitch";

/** The conversations, and below them what the user sets for the page. */
export function ConversationsPane() {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("chat.conversations")}
      className="flex h-full flex-col justify-between overflow-y-auto border-line bg-side wide:border-e"
    >
      <ConversationList />
      <div className="space-y-2 p-3">
        <TypingSwitch />
        <LanguageSelect />
      </div>
    </nav>
  );
}
