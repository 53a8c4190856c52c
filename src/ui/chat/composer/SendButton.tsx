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
};

/** Its colour, its icon and its words name the kind of addressee. On a phone the icon stands alone. */
export function SendButton({ to, isSendable, silence }: Props) {
  const { t } = useTranslation();
  const isSelf = useView((view) => to.scope === "private" && to.target === view.self.id);
  const Icon = iconOf(to, isSelf);
  const isBreak = useSettings(({ enter }) => enter === "breaks");
  return (
    <Tooltip text={isBreak ? `${t("own.key.control")}+Enter` : "Enter"}>
      <Button
        type="submit"
        variant={VARIANTS[to.scope]}
        aria-disabled={!isSendable}
        aria-describedby={silence}
        aria-keyshortcuts={isBreak ? "Control+Enter" : "Enter"}
        className="shrink-0 max-sm:px-2.5!"
      >
        <Icon aria-hidden size="1rem" />
        <span className="max-sm:sr-only">{t(`chat.send.${isSelf ? "self" : to.scope}`)}</span>
      </Button>
    </Tooltip>
  );
}
