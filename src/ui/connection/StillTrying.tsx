import { useIsOnline } from "../browser/use-is-online";
import { useTranslation } from "../language/translation/use-translation";
import { HindranceText } from "./HindranceText";
import { useStanding } from "./use-standing";

export function StillTrying() {
  const { t } = useTranslation();
  const isOnline = useIsOnline();
  const { hindrance } = useStanding();
  const known = isOnline ? hindrance : ({ kind: "offline" } as const);
  return (
    <span>{known ? <HindranceText key={known.kind} hindrance={known} /> : <span>{t("kit.still_trying")}</span>}</span>
  );
}
