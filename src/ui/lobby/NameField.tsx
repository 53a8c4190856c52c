import { useTranslation } from "react-i18next";
import { TextField } from "../kit/TextField";
import type { nameFault } from "./name-fault";

type Props = {
  value: string;
  onChange: (name: string) => void;
  fault?: ReturnType<typeof nameFault>;
  autoFocus?: boolean;
};

/** What one wants to be called. */
export function NameField({ value, onChange, fault, autoFocus }: Props) {
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
      error={fault && t(fault === "missing" ? "lobby.your_name_missing" : "lobby.name_wrong")}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
