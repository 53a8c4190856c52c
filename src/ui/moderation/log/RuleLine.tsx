import { Phrase } from "../../language/text/Phrase";
import { useTranslation } from "../../language/translation/use-translation";
import { useRuleWords } from "../rules/use-rule-words";
import { PersonName } from "./PersonName";
import type { RuleChange } from "./payloads";

type Props = { who: string; changes: readonly RuleChange[] };

/** A rule in each line: what it is from then on, and what it was. */
export function RuleLine({ who, changes }: Props) {
  const { t } = useTranslation();
  const { label, worded } = useRuleWords();
  return changes.map(({ field, from, to }) => {
    const words = { rule: label(field), from: worded(field, from), to: worded(field, to) };
    return (
      <span key={field} className="block">
        <Phrase text={t("moderation.log.rule_changed", words)} parts={{ name: <PersonName id={who} isFirst /> }} />
      </span>
    );
  });
}
