import { useId } from "react";
import { Switch } from "../../kit/forms/Switch";
import { RuleRow } from "./RuleRow";
import { useRule } from "./use-rule";

type Props = { field: "reactions" | "typing" | "locked"; label: string; hint?: string; onSaved: () => void };

export function RuleSwitch({ field, label, hint, onSaved }: Props) {
  const id = useId();
  const { value, choose, isShut } = useRule(field, label, onSaved);
  return (
    <RuleRow id={id} label={label} hint={hint}>
      <Switch
        aria-labelledby={`${id}-label`}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        checked={value}
        busy={isShut}
        onCheckedChange={choose}
      />
    </RuleRow>
  );
}
