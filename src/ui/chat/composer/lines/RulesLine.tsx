import { Timer } from "lucide-react";
import type { Addressee } from "../../../../protocol";
import { useTranslation } from "../../../language/translation/use-translation";
import { useDuration } from "../../../language/use-duration";
import { useView } from "../../../room/session/RoomSession";
import { rulesSaid, type Sentence } from "./rules-said";

export function RulesLine({ id, to }: { id: string; to: Addressee }) {
  const { t } = useTranslation();
  const duration = useDuration();
  const rules = useView((view) => view.rules);
  const role = useView(({ self }) => self.module_data.control.role);
  const said = rulesSaid({ rules, role, to });
  if (said.length === 0) return null;
  const inWords = ({ text, seconds }: Sentence) => t(text, seconds === undefined ? {} : { time: duration(seconds) });
  const slow = said.find(({ text }) => text === "chat.rules.slow");
  const others = said.filter((it) => it !== slow);
  return (
    <p id={id} className="min-w-0 text-xs text-soft wrap-anywhere">
      {slow && (
        <span className="me-1.5 font-semibold text-warn">
          <Timer aria-hidden size="0.875rem" className="me-1 inline-block align-[-0.15em]" />
          <span>{inWords(slow)}</span>
        </span>
      )}
      {others.length > 0 && <span>{others.map(inWords).join(" ")}</span>}
    </p>
  );
}
