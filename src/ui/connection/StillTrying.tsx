import { useTranslation } from "react-i18next";
import { useIsOnline } from "../browser/use-is-online";
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
