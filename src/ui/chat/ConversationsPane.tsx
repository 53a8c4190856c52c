import { Keyboard } from "lucide-react";
import { mediaHolds } from "../browser/media";
import { Strokes } from "../keys/Strokes";
import { useShowKeys } from "../keys/show-keys";
import { buttonLook } from "../kit/buttons/button-look";
import { useTranslation } from "../language/translation/use-translation";
import { useSettings } from "../settings/SettingsProvider";
import { ConversationList } from "./conversations/ConversationList";

export function ConversationsPane() {
  const { t } = useTranslation();
  return (
    <nav
      aria-label={t("chat.conversations")}
      data-region="conversations"
      className="flex h-full flex-col justify-between overflow-y-auto border-line bg-side wide:border-e"
    >
      <ConversationList />
      {mediaHolds("(pointer: fine)") && <KeysButton />}
    </nav>
  );
}

function KeysButton() {
  const { t } = useTranslation();
  const showKeys = useShowKeys();
  const isOn = useSettings(({ shortcuts }) => shortcuts);
  return (
    <div className="flex items-center justify-between p-2">
      <button type="button" onClick={showKeys} className={buttonLook("quiet", "small")}>
        <Keyboard aria-hidden size="1rem" />
        <span>{t("session.ways.keys")}</span>
      </button>
      {isOn && (
        <span aria-hidden className="px-2">
          <Strokes name="sheet" />
        </span>
      )}
    </div>
  );
}
