import { useId } from "react";
import type { Rules } from "../../../protocol";
import { SegmentedChoice } from "../../kit/forms/SegmentedChoice";
import { useTranslation } from "../../language/translation/use-translation";
import { RuleRow } from "./RuleRow";
import { useRule } from "./use-rule";
import { WORDED, type WordedRule } from "./use-rule-words";

type Props<F extends keyof Rules> = {
  field: F;
  label: string;
  hint?: string;
  options: readonly { readonly value: Rules[F] & (string | number); readonly text: string }[];
  onSaved: () => void;
};

/** Of a value that another program has set nothing is chosen here. */
export function RuleChoice<F extends keyof Rules>({ field, label, hint, options, onSaved }: Props<F>) {
  const id = useId();
  const { value, choose, isShut } = useRule(field, label, onSaved);
  const given = options.map((option) => ({ value: String(option.value), text: option.text }));
  return (
    <RuleRow id={id} label={label} hint={hint}>
      <SegmentedChoice
        aria-labelledby={`${id}-label`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        value={String(value)}
        isShut={isShut}
        options={given}
        onValueChange={(chosen) => {
          const option = options.find((it) => String(it.value) === chosen);
          if (option) choose(option.value);
        }}
      />
    </RuleRow>
  );
}

type Worded = { field: Exclude<WordedRule, "export">; onSaved: () => void };

export function WordedChoice({ field, onSaved }: Worded) {
  const { t } = useTranslation();
  const word = (key: string) => t(`moderation.rules.choice.${field}.${key}` as "moderation.rules.choice.links.allow");
  const hasHint = field === "private" || field === "hold" || field === "links" || field === "history_for_new";
  return (
    <RuleChoice
      field={field}
      label={word("label")}
      hint={hasHint ? word("hint") : undefined}
      options={WORDED[field].map((value) => ({ value, text: word(value) }))}
      onSaved={onSaved}
    />
  );
}
