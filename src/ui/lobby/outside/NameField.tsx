import { TextField } from "../../kit/forms/TextField";
import type { Elements } from "../../kit/words/elements";
import { useTranslation } from "../../language/translation/use-translation";
import type { nameFault } from "./name-fault";

type Props = {
  value: string;
  onChange: (name: string) => void;
  fault?: ReturnType<typeof nameFault>;
  refusal?: Elements;
  autoFocus?: boolean;
};

export function NameField({ value, onChange, fault, refusal, autoFocus }: Props) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("lobby.your_name")}
      hint={t("lobby.your_name_hint")}
      name="name"
      autoComplete="name"
      autoCapitalize="words"
      spellCheck={false}
      maxLength={100}
      required
      autoFocus={autoFocus}
      value={value}
      error={fault ? t(fault === "missing" ? "lobby.your_name_missing" : "lobby.name_wrong") : refusal}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
