import { Timer } from "lucide-react";
import { useId } from "react";
import type { Addressee } from "../../../protocol";
import { Button } from "../../kit/buttons/Button";
import { Tooltip } from "../../kit/buttons/Tooltip";
import { useTranslation } from "../../language/translation/use-translation";
import { useView } from "../../room/session/RoomSession";
import { useSettings } from "../../settings/SettingsProvider";
import { iconOf } from "../conversations/kind-icon";

const VARIANTS = { global: "public", group: "primary", private: "private" } as const;

type Props = {
  to: Addressee;
  isSendable: boolean;
  /** The id of the sentence about why nothing can be written now. */
  silence?: string;
  wait: number;
};

/** On a phone the icon stands alone. */
export function SendButton({ to, isSendable, silence, wait }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const isWaiting = wait > 0 && silence === undefined;
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  const Icon = iconOf(to, isSelf);
  const isBreak = useSettings(({ enter }) => enter === "breaks");
  return (
    <Tooltip text={isBreak ? `${t("kit.key.control")}+Enter` : "Enter"}>
      <Button
        type="submit"
        variant={VARIANTS[to.scope]}
        aria-disabled={!isSendable}
        aria-describedby={isWaiting ? id : silence}
        aria-keyshortcuts={isBreak ? "Control+Enter" : "Enter"}
        className="shrink-0 max-sm:px-2.5!"
      >
        {isWaiting ? <Timer aria-hidden size="1rem" /> : <Icon aria-hidden size="1rem" />}
        <span className={isWaiting ? "sr-only" : "max-sm:sr-only"}>{t(`chat.send.${isSelf ? "self" : to.scope}`)}</span>
        {isWaiting && (
          <>
            <span aria-hidden className="tabular-nums">
              {`${Math.floor(wait / 60)}:${String(wait % 60).padStart(2, "0")}`}
            </span>
            <span id={id} hidden>
              {t("chat.wait", { count: wait })}
            </span>
          </>
        )}
      </Button>
    </Tooltip>
  );
}
